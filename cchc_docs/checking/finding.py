"""What a rule yields: a finding with its place in the model, or the reason why it could not judge."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from cchc_docs.model.document import Path
from cchc_docs.reading.result import Place
from cchc_docs.record import NamedTuple


class Severity(StrEnum):
    """How sure and how grave: lỗi is against a rule or plainly wrong, cảnh báo very likely wrong, gợi ý may be wrong."""

    LOI = "loi"
    CANH_BAO = "canh_bao"
    GOI_Y = "goi_y"

    @property
    def shown(self) -> str:
        """The word an official reads."""
        return {"loi": "lỗi", "canh_bao": "cảnh báo", "goi_y": "gợi ý"}[self.value]


LOI, CANH_BAO, GOI_Y = Severity.LOI, Severity.CANH_BAO, Severity.GOI_Y


class Finding(NamedTuple):
    """Something off in a document.

    A rule gives `path`, `message`, `quote` (the exact words at fault, markup stripped), `suggestion` (the right form or
    what to do) and, only where changing it is safe, `replacement` (what may stand for `quote`). The runner fills the
    rest; a `severity` given by the rule stands, so that one rule can be sure of some words and only guess at others.
    `also`: the other texts where the same words stand; they are mended together and counted, not listed. `there`: the words
    of the one other text where a thing told twice is told otherwise; which of the two is wrong, the reader knows.
    """

    path: Path
    message: str
    quote: str = ""
    suggestion: str = ""
    replacement: str | None = None
    severity: Severity | None = None
    code: str = ""
    reference: str = ""
    place: Place | None = None
    also: tuple[Path, ...] = ()
    there: str = ""

    @property
    def family(self) -> str:
        """The two letters of the code."""
        return self.code[:2]

    def against(self, path: Path, words: str) -> Finding:
        """Return the finding with the one other text where the thing is told otherwise, and its words there."""
        return self if path == self.path else self._replace(also=(path,), there=words)

    def at(self, places: Sequence[Path]) -> Finding:
        """Return the finding at some of its places, the first of them before; its quote is what stands there."""
        moved = bool(self.there) and places[0] != self.path
        return self._replace(
            path=places[0],
            also=tuple(places[1:]),
            quote=self.there if moved else self.quote,
            there=self.there if len(places) > 1 and not moved else "",
        )


class NotEvaluated(NamedTuple):
    """A rule that could not judge this document, and why: never the same as passed."""

    reason: str
    code: str = ""
