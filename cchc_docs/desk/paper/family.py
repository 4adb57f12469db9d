"""The papers around a plan: a new one from the plan's facts; number and day of the plan put in everywhere they are said."""

from __future__ import annotations

import os

from cchc_docs.errors import CchcError


def new_paper(kind: str, target: str, year: int, plan_file: str = "") -> str:
    """Return the YAML of a paper of this kind, to be written to `target` beside its plan.

    Raises CchcError for a kind without a form, a plan that cannot be read, or one in another folder than the paper.
    """
    from cchc_docs.drafting.family import paper

    if not plan_file:
        return paper(kind, year)
    from cchc_docs.reading.yaml.plan import read_yaml

    if os.path.dirname(os.path.abspath(plan_file)) != os.path.dirname(os.path.abspath(target)):
        raise CchcError(f"{target}: văn bản gọi dữ kiện của kế hoạch nên phải cùng thư mục với {plan_file}")
    plan = read_yaml(plan_file).document
    return paper(kind, plan.nam or year, plan, os.path.basename(plan_file))
