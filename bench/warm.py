"""One job many times in one process; prints the seconds of each time as JSON. The first three are thrown away.

python -m bench.warm TIMES JOB FILE…     the jobs are the functions below; JOB_new: papers are forgotten before each time
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.forgetting import forget_papers
from cchc_docs.cli.main import look_seldom_for_circles


def render_file(plan: str, target: str) -> Callable[[], object]:
    """Whole: YAML read and validated, rendered, proved, written."""
    from cchc_docs.cli.documents.render_command import Job, render_one

    def job() -> None:
        outcome = render_one(Job(plan, target, "", True))
        if outcome.error:
            raise SystemExit(outcome.error)

    return job


def render_memory(plan: str) -> Callable[[], object]:
    """From the document in memory to the bytes of the file, proved."""
    from cchc_docs.reading.yaml.plan import read_yaml
    from cchc_docs.writing.word.render import render

    document = read_yaml(plan).document
    return lambda: render(document)


def peer_file(template: str, data: str, target: str) -> Callable[[], object]:
    """Bare docxtpl from a data file to a Word file."""
    from bench.bare_docxtpl import load, make

    return lambda: make(template, load(data), target)


def peer_memory(template: str, data: str) -> Callable[[], object]:
    """Bare docxtpl from data in memory to bytes."""
    from bench.bare_docxtpl import load, make

    context = load(data)
    return lambda: make(template, context, io.BytesIO())


def kept_memory(template: str, data: str) -> Callable[[], object]:
    """As `peer_memory`, by a docxtpl taught to keep its patched XML and compiled Jinja: the strictest peer there is."""
    import docxtpl
    import jinja2

    from bench.bare_docxtpl import load

    patched: dict[str, str] = {}
    compiled: dict[str, jinja2.Template] = {}

    class Kept(docxtpl.DocxTemplate):
        def patch_xml(self, src_xml: str) -> str:
            if src_xml not in patched:
                patched[src_xml] = super().patch_xml(src_xml)
            return patched[src_xml]

    class Environment(jinja2.Environment):
        def from_string(self, source, *rest, **more):
            if source not in compiled:
                compiled[source] = super().from_string(source, *rest, **more)
            return compiled[source]

    context, environment = load(data), Environment(autoescape=True)

    def job() -> None:
        document = Kept(template)
        document.render(context, environment, autoescape=True)
        document.save(io.BytesIO())

    return job


def check(file: str) -> Callable[[], object]:
    """Every rule over a plan that has been read."""
    from datetime import date

    from cchc_docs.checking.runner import check as judge
    from cchc_docs.desk.open import read_file

    read = read_file(file)
    return lambda: judge(read, on=date(2026, 1, 15))


def check_edited(file: str) -> Callable[[], object]:
    """Every rule over a plan that was checked before, three of its paragraphs edited since; as the page does after each edit."""
    from datetime import date

    from cchc_docs.checking.runner import check as judge
    from cchc_docs.desk.open import read_bytes

    source = Path(file).read_text(encoding="utf-8")
    edits = (source.replace(" thực hiện ", f" thực hiện đợt {n} ", 3) for n in range(30))
    reads = iter([read_bytes(edit.encode(), file) for edit in edits])
    return lambda: judge(next(reads), on=date(2026, 1, 15))


def check_file(file: str) -> Callable[[], object]:
    """Read, every rule, report and signing sheet; none of it kept from the time before."""
    import os
    from datetime import date

    from cchc_docs.cli.documents.check_command import Job, check_one
    from cchc_docs.desk.check import Order

    os.environ["CCHC_FORGET"] = "1"
    return lambda: check_one(Job(file, Order(date(2026, 1, 15))))


JOBS = {
    one.__name__: one
    for one in (
        render_file, render_memory, peer_file, peer_memory, kept_memory, check, check_edited, check_file,
    )
}  # fmt: skip


def main() -> None:
    """Time the job, with what a process of the product sets."""
    look_seldom_for_circles()
    name = sys.argv[2]
    job = JOBS[name.removesuffix("_new")](*sys.argv[3:])
    times = []
    for _ in range(int(sys.argv[1]) + 3):
        if name.endswith("_new"):
            forget_papers()
        begun = time.perf_counter()
        job()
        times.append(time.perf_counter() - begun)
    print(json.dumps(times[3:]))


if __name__ == "__main__":
    main()
