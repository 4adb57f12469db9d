"""What the bare docxtpl script needs to make the same documents: our template with its table written out, and the data.

Our template has a sampler table that docxtpl cannot read; `expanded` is the same template as plain docxtpl can. The
data are the finished view: numbered, referred, measured. So the peer does less than half of the work, and its ratio is
in its favour.

python -m bench.peer_template FOLDER PLAN.yaml…            peer.docx, and PLAN.json, PLAN.peer.yaml beside each plan
python -m bench.peer_template --same OURS.docx PEER.docx   both must have the same words, paragraph by paragraph
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

from cchc_docs.model.markup import plain
from cchc_docs.reading.yaml.plan import read_yaml
from cchc_docs.writing.template.cache import load, shipped
from cchc_docs.writing.template.compile import expanded
from cchc_docs.writing.view.view import view


def as_data(value: Any) -> Any:
    """Return a view as dicts, lists, strings and numbers; docxtpl knows no bold marks, so they are taken off."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [as_data(item) for item in value]
    if hasattr(value, "__slots__"):
        return {name: as_data(getattr(value, name)) for name in value.__slots__}
    return value


def write(folder: Path, plans: list[Path]) -> None:
    """Write the peer's template and its data."""
    import yaml

    template = Path(shipped()).read_bytes()
    (folder / "peer.docx").write_bytes(expanded(template))
    for plan in plans:
        data = as_data(view(read_yaml(str(plan)).document, load(template).layout))
        plan.with_suffix(".json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
        plan.with_suffix(".peer.yaml").write_text(text, encoding="utf-8")


def content(file: str) -> tuple[list[str], int, int]:
    """Return the words of each paragraph, and how many table rows and tables there are."""
    with zipfile.ZipFile(file) as package:
        xml = package.read("word/document.xml").decode()
    paragraphs = [
        " ".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", part)).split())
        for part in re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    ]
    return paragraphs, xml.count("</w:tr>"), xml.count("</w:tbl>")


def same(ours: str, peer: str) -> str:
    """Return what both documents hold. Raises SystemExit where they differ."""
    left, right = content(ours), content(peer)
    if left != right:
        first = next((pair for pair in zip(left[0], right[0], strict=False) if pair[0] != pair[1]), None)
        raise SystemExit(f"the peer made another document: {left[1:]} {right[1:]} rows and tables, first at {first}")
    words = sum(len(line.split()) for line in left[0])
    return f"{words} words in {len(left[0])} paragraphs, {left[1]} table rows"


if __name__ == "__main__":
    if sys.argv[1] == "--same":
        print(same(*sys.argv[2:]))
    else:
        write(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
