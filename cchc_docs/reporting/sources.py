"""What a report was written from, found again beside its file: the plan it names and what the offices returned."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_docs.errors import CchcError
from cchc_docs.model.document import Document
from cchc_docs.model.progress import TienDo
from cchc_docs.reading.dossier import Dossier
from cchc_docs.reporting.facts import read_returned
from cchc_docs.reporting.kinds import Settings, settings

NO_PLAN = "báo cáo không ghi là của kế hoạch nào nên không đối chiếu với kế hoạch"


@dataclass(slots=True)
class ReportSources:
    """Plan, progress and forms of a report. `thieu`: why the plan is not there, `hong`: why the progress is not."""

    plan: Document | None = None
    returned: Mapping[str, TienDo] = field(default_factory=dict)
    own: Settings | None = None
    thieu: str = ""
    hong: str = ""


def sources_of(report: Document, file: str, dossier: Dossier) -> ReportSources:
    """Return what stands beside the report `file`; what is missing or cannot be read is told, never raised."""
    name = report.ke_hoach
    if not name:
        return ReportSources(thieu=NO_PLAN)
    if os.path.basename(name) != name:
        return ReportSources(thieu=f"tệp kế hoạch của báo cáo phải nằm cùng thư mục với báo cáo, không phải “{name}”")
    plan_file = os.path.join(os.path.dirname(file), name)
    if not os.path.isfile(plan_file):
        return ReportSources(thieu=f"không có tệp {name} cạnh báo cáo nên không đối chiếu với kế hoạch")
    try:
        plan = dossier.read(plan_file).document
        out = ReportSources(plan, own=settings(plan_file, plan))
    except CchcError as error:
        return ReportSources(thieu=f"không đọc được kế hoạch: {' '.join(str(error).split())}")
    try:
        out.returned = read_returned(plan_file, out.plan)
    except CchcError as error:
        out.hong = f"không đọc được tiến độ: {' '.join(str(error).split())}"
    if not out.returned and not out.hong:
        out.hong = "không có thư mục tien_do cạnh kế hoạch nên không đối chiếu với trả lời của đơn vị"
    return out
