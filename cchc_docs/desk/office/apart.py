"""A plan gets a folder of its own: forms and progress of two plans must not stand in one."""

from __future__ import annotations

import os

from cchc_docs.desk.office import history
from cchc_docs.desk.office.folder import Folder
from cchc_docs.desk.office.splices import plan_in
from cchc_docs.errors import CchcError


def apart(folder: Folder, name: str) -> Folder:
    """Move a plan into a folder "Năm 2027" below, the plan it carries out copied beside it; return that folder.

    What stood here can be had back by undoing. Raises CchcError where a file of that name is there already.
    """
    data = folder.read(name)
    plan = plan_in(data, folder.path(name)).document
    years = plan.nam or (f"{plan.giai_doan.tu} - {plan.giai_doan.den}" if plan.giai_doan else "khác")
    target = os.path.join(folder.root, f"Năm {years}")
    os.makedirs(target, exist_ok=True)
    home = folder.below(os.path.basename(target))
    if home.has(name):
        raise CchcError(f"Thư mục “{home.name}” đã có {name}; mở thư mục đó từ trang đầu")
    files: dict[str, bytes | None] = {name: data}
    parent = os.path.basename(plan.ke_hoach_goc)
    if parent and folder.has(parent) and not home.has(parent):
        files[parent] = folder.read(parent)
    history.save(home, "Nhận kế hoạch vào thư mục riêng", files)
    history.save(folder, f"Chuyển {name} vào thư mục {home.name}", {name: None})
    return home
