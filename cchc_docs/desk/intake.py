"""Taking in: a typed Word or PDF file becomes a plan; an edited Word file goes back into the plan it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_docs.desk import open as opening

if TYPE_CHECKING:
    from cchc_docs.desk.open import File
    from cchc_docs.readback.readback import ReadBack
    from cchc_docs.reading.dossier import Progress
    from cchc_docs.reading.recognise.coverage import Coverage
    from cchc_docs.reading.result import Read


@dataclass(slots=True)
class Taken:
    """What was read of a file. `read.left_over`: what has no place; `read.notes`: what a person should know."""

    read: Read

    def yaml(self, *, plain: bool = False) -> str:
        """Return the plan with names for offices, tasks, targets (`plain`: its words alone), doubts as comments."""
        return opening.yaml_of(self.read, plain=plain)

    def coverage(self) -> Coverage:
        """Return the proof that no word was lost."""
        from cchc_docs.reading.recognise.read_flow import coverage

        return coverage(self.read)


def take(data: bytes, name: str, progress: Progress | None = None) -> Taken:
    """Return what a Word, PDF or YAML file says. Raises CchcError where it cannot be read."""
    return Taken(opening.read_bytes(data, name, opening.dossier(progress)))


def take_into(taken: Taken, plan: File) -> ReadBack:
    """Return the YAML plan with the edits of a Word file in it. Raises PlanError where the plan cannot be read."""
    from cchc_docs.readback.readback import read_back
    from cchc_docs.reading.yaml.plan import decoded

    read = taken.read
    return read_back(
        decoded(plan.data, plan.name), plan.name, read.document, read.places, read.left_over, opening.dossier()
    )
