"""What a report writes by itself from the data: progress, what fell due, each field, targets, delays, what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from cchc_docs.model.document import ChiTieu, Muc
from cchc_docs.model.printed import closed
from cchc_docs.model.progress import TienDoChiTieu
from cchc_docs.model.references import short_date
from cchc_docs.reporting.facts import Facts, share
from cchc_docs.reporting.sentences import gap, office_words
from cchc_docs.reporting.tasks import NhiemVu
from cchc_docs.vietnamese import formats
from cchc_docs.vietnamese.dates import format_short
from cchc_docs.vietnamese.numbers import parse_number

_NAMED = 6
"""Targets named in a sentence; more stand in the appendix only."""


def said(text: str) -> Muc:
    """Return an item whose label the scheme gives, closed as a sentence."""
    return Muc("muc", closed(text, "."))


def headed(title: str, children: list[Muc]) -> Muc:
    """Return a heading with what stands below it."""
    return Muc("tieu_de", title, khoa="tieu_de", noi_dung=children)


def progress(facts: Facts, _field: str) -> list[Muc]:
    """How many tasks stand how, against the plan and the last report."""
    total = facts.count()
    if not total:  # its tasks stand in sentences, which we do not count: "0 nhiệm vụ" would be untrue
        return []
    silent = facts.select("")
    day = short_date(facts.period.so_lieu.den)
    start = f"Kế hoạch năm {facts.period.nam} có {total} nhiệm vụ. Tính đến ngày {day}, "
    stands = _standing(facts, list(facts.tasks.nhiem_vu))
    out = [said(f"{start}{f'đã hoàn thành {stands}' if stands else 'chưa đơn vị nào trả lời'}.")]
    before = facts.count_before("hoan_thanh")
    if before is not None:
        change = facts.count("hoan_thanh") - before
        moved = (
            f"tăng {change} nhiệm vụ" if change > 0 else f"giảm {-change} nhiệm vụ" if change < 0 else "không thay đổi"
        )
        out.append(said(f"So với kỳ báo cáo trước ({before} nhiệm vụ hoàn thành), số nhiệm vụ hoàn thành {moved}."))
    if silent:
        asked = f"tiến độ của {len(silent)} nhiệm vụ chưa có đơn vị trả lời: {_by_office(facts, silent)}"
        out.append(said(gap(f"{asked} (đánh dấu tại {{{{ phu_luc.tien_do_nhiem_vu }}}})")))
    return out


_STANDS = {
    "dang_thuc_hien": "đang thực hiện",
    "chua_thuc_hien": "chưa thực hiện",
    "khong_thuc_hien": "không thực hiện",
    "": "chưa có trả lời",
}


def _standing(facts: Facts, tasks: list[NhiemVu], whose: str = "") -> str:
    """Return "1/9 nhiệm vụ (11,11%) …; đang thực hiện 2 nhiệm vụ; chưa có trả lời 6 nhiệm vụ" whose parts make the whole; "" where nobody answered."""
    counts = Counter(facts.answer(task).trang_thai for task in tasks)
    if counts[""] == len(tasks):
        return ""
    rest = "".join(f"; {words} {counts[code]} nhiệm vụ" for code, words in _STANDS.items() if counts[code])
    return f"{share(counts['hoan_thanh'], len(tasks))}{whose}{rest}"


def _by_office(facts: Facts, tasks: list[NhiemVu]) -> str:
    """Return "Phòng Kinh tế 3 nhiệm vụ; Công an xã 2 nhiệm vụ", by the office that leads."""
    names = (facts.tasks.don_vi.get(task.chu_tri[0], "") if task.chu_tri else "chưa rõ đơn vị" for task in tasks)
    return "; ".join(f"{name} {count} nhiệm vụ" for name, count in Counter(names).items())


def fallen_due(facts: Facts, _field: str) -> list[Muc]:
    """How many tasks were to be done in the period, how many were, how many are late at the cut-off."""
    if not facts.count():
        return []
    out = []
    if ending := facts.ending:
        stands = _standing(facts, ending)
        how = f"; đã hoàn thành {stands}" if stands else ", chưa có trả lời"
        out.append(said(f"Theo kế hoạch, {facts.period.ten} có {len(ending)} nhiệm vụ đến hạn hoàn thành{how}."))
    day = short_date(facts.period.so_lieu.den)
    unfinished, silent = _overdue(facts)
    found = [f"{len(unfinished)} nhiệm vụ quá hạn chưa hoàn thành"] if unfinished else []
    found += [f"{len(silent)} nhiệm vụ quá hạn chưa có trả lời"] if silent else []
    text = f"Có {', '.join(found)} tính đến ngày {day} (chi tiết tại {{{{ phu_luc.qua_han }}}})."
    out.append(said(text if found else f"Không có nhiệm vụ quá hạn tính đến ngày {day}."))
    return out


def _overdue(facts: Facts) -> tuple[list[NhiemVu], list[NhiemVu]]:
    """Return the tasks past their day that are said not to be done, and those nobody answered for: they may be done."""
    silent = [task for task in facts.overdue if not facts.answer(task).trang_thai]
    return [task for task in facts.overdue if task not in silent], silent


def of_field(facts: Facts, field: str) -> list[Muc]:
    """The tasks of a field: how many are done, and what the offices wrote of each."""
    tasks = facts.select(None, field)
    if not tasks:
        return []
    name = next(form.ten for form in facts.settings.bieu_mau if form.ma == field)
    whose = f" của lĩnh vực {_lower(name)}"
    stands = _standing(facts, tasks, whose)
    if not stands:
        return _results(facts, tasks, f"kết quả {len(tasks)} nhiệm vụ{whose}, chưa có đơn vị trả lời")
    return [said(f"Hoàn thành {stands}."), *_results(facts, tasks, "kết quả cụ thể của lĩnh vực")]


def all_results(facts: Facts, _field: str) -> list[Muc]:
    """What the offices wrote of every task, by the groups of the plan where it has several."""
    fields = [form for form in facts.settings.bieu_mau if facts.select(None, form.ma)]
    if len(fields) < 2:
        return _results(facts, list(facts.tasks.nhiem_vu), "kết quả cụ thể")
    out = []
    for form in fields:
        tasks = facts.select(None, form.ma)
        stands = _standing(facts, tasks)
        lead = f"{form.ten}: {f'hoàn thành {stands}' if stands else gap(f'kết quả {len(tasks)} nhiệm vụ, chưa có đơn vị trả lời')}."
        items = [Muc("muc", _result(facts, task)) for task in tasks if facts.results(task)]
        out.append(Muc("muc", lead, khoa="muc", danh_so="-", noi_dung=items))
    return out


def _results(facts: Facts, tasks: list[NhiemVu], what: str) -> list[Muc]:
    items = [Muc("muc", _result(facts, task)) for task in tasks if facts.results(task)]
    if not items:
        return [said(gap(what))]
    return [Muc("muc", "Kết quả cụ thể:", khoa="muc", danh_so="-", noi_dung=items)]


def task_name(task: NhiemVu, length: int = 110) -> str:
    """Return the first words of a task, cut at a word: what a line of results is about."""
    words = _one_line(task.noi_dung)
    if len(words) <= length:
        return office_words(words)
    head = words[:length].rsplit(" ", 1)[0]
    # Where a clause ends near the cut it is the better place; a quotation or a bracket is not cut through.
    ends = (at for at in range(len(head) - 1, length // 2, -1) if head[at] in ";," and _closed(head[:at]))
    clause = next(ends, None)
    if clause is not None:
        return office_words(head[:clause].rstrip(" ,;:"))
    while not _closed(head):
        head = head[: max(head.rfind(mark) for mark in _OPENING)].rstrip(" ,;:")
    return office_words(f"{head} …" if len(head) > length // 3 else words)


_OPENING, _CLOSING = '“(["', '”)]"'


def _closed(words: str) -> bool:
    """Tell whether every quotation and bracket that opens is closed."""
    return words.count('"') % 2 == 0 and all(
        words.count(begin) <= words.count(end) for begin, end in zip(_OPENING, _CLOSING, strict=True)
    )


def _result(facts: Facts, task: NhiemVu) -> str:
    """Return a line that can be understood alone: the task, then what was done."""
    answer = facts.answer(task)
    found = "; ".join(_lower(_one_line(result)) for result in facts.results(task))
    text = f"{task_name(task)}: {office_words(found)}"
    product = office_words(answer.so_ky_hieu)
    if product and product not in text:
        when = f" ngày {short_date(answer.ngay)}" if answer.ngay is not None and answer.ngay.ngay else ""
        text += f" (văn bản số {product}{when})"
    return f"{text[:1].upper()}{text[1:]}."


def targets(facts: Facts, _field: str) -> list[Muc]:
    """How many targets are reached, and which nobody returned."""
    judged = _judged(facts)
    if not judged:
        return []
    reached = [code for code, verdict in judged.items() if verdict == "Đạt"]
    silent = [code for code in judged if not _value(facts, code)]
    known, what = len(judged) - len(silent), "chỉ tiêu đã có số liệu" if silent else "chỉ tiêu"
    where = "(chi tiết tại {{ phu_luc.ket_qua_chi_tieu }})"
    goals = f"đạt mục tiêu năm của kế hoạch {where}"
    out = [said(f"Đến nay có {share(len(reached), known, what)} {goals}.")] if known else []
    if silent:
        asked = f"kết quả của {len(silent)} chỉ tiêu chưa có số liệu{'' if known else f' {where}'}"
        out.append(said(gap(f"{asked}: {_target_names(facts, silent)}")))
    return out


def _target_names(facts: Facts, codes: list[str]) -> str:
    more = f"; và {len(codes) - _NAMED} chỉ tiêu khác" if len(codes) > _NAMED else ""
    return "; ".join(_lower(facts.plan.chi_tieu[code].ten) for code in codes[:_NAMED]) + more


def missed(facts: Facts, _field: str) -> list[Muc]:
    """Which targets are not reached: by name while they are few, in the appendix where they are many."""
    codes = [code for code, verdict in _judged(facts).items() if verdict == "Chưa đạt"]
    if not codes:
        return []
    start = f"Còn {len(codes)} chỉ tiêu chưa đạt mục tiêu năm"
    if len(codes) > _NAMED:
        return [said(f"{start} (chi tiết tại {{{{ phu_luc.ket_qua_chi_tieu }}}}).")]
    return [said(f"{start}: {_target_names(facts, codes)}.")]


def _judged(facts: Facts) -> dict[str, str]:
    return {
        code: judge(target, facts.state.tien_do.chi_tieu.get(code), facts.period.nam)
        for code, target in facts.plan.chi_tieu.items()
    }


def _value(facts: Facts, code: str) -> str:
    found = facts.state.tien_do.chi_tieu.get(code)
    return found.gia_tri if found is not None else ""


def goal(target: ChiTieu, year: int) -> tuple[str, str]:
    """Return the value and comparison a target has for a year: of the phase that names it, or the last."""
    if target.gia_tri or not target.moc:
        return target.gia_tri, target.so_sanh
    stage = next((stage for stage in target.moc if str(year) in stage.ten), target.moc[-1])
    return stage.gia_tri, stage.so_sanh or target.so_sanh


def judge(target: ChiTieu, returned: TienDoChiTieu | None, year: int) -> str:
    """Return "Đạt" or "Chưa đạt"; "" where either side is no figure."""
    wanted, comparison = goal(target, year)
    aim = parse_number(wanted.removesuffix("%")).value
    value = parse_number(returned.gia_tri.removesuffix("%")).value if returned is not None else None
    if aim is None or value is None:
        return ""
    return "Đạt" if _holds(value, comparison, aim) else "Chưa đạt"


def _holds(value: Decimal, comparison: str, aim: Decimal) -> bool:
    checks = {"<=": value <= aim, "<": value < aim, ">": value > aim, "=": value == aim}
    return checks.get(comparison, value >= aim)


def late(facts: Facts, _field: str) -> list[Muc]:
    """How many tasks are late, and of how many nobody said whether they are done."""
    unfinished, silent = _overdue(facts)
    out = []
    if unfinished:
        out.append(said(f"Còn {len(unfinished)} nhiệm vụ quá hạn chưa hoàn thành: {_by_office(facts, unfinished)}."))
    if silent:
        asked = f"tiến độ của {len(silent)} nhiệm vụ quá hạn chưa có trả lời: {_by_office(facts, silent)}"
        out.append(said(gap(asked)))
    return out


def difficulties(facts: Facts, _field: str) -> list[Muc]:
    """What the offices wrote of difficulties, each once."""
    return _gathered(facts, "kho_khan", "Khó khăn, vướng mắc các đơn vị nêu:")


def proposals(facts: Facts, _field: str) -> list[Muc]:
    """What the offices propose, each once."""
    return _gathered(facts, "kien_nghi", "")


def _gathered(facts: Facts, key: str, lead: str) -> list[Muc]:
    texts: dict[str, list[str]] = {}
    for task in facts.tasks.nhiem_vu:
        text = getattr(facts.answer(task), key).replace("\n", "; ").rstrip(" .;")
        if text:
            texts.setdefault(text, []).append(facts.answer(task).don_vi or (task.chu_tri[0] if task.chu_tri else ""))
    items = []
    for text, offices in texts.items():
        names = ", ".join(dict.fromkeys(facts.tasks.don_vi.get(code, code) for code in offices if code))
        items.append(said(f"{office_words(text)}" + (f" ({names})." if names else ".")))
    if not lead or not items:
        return items
    return [Muc("muc", lead, khoa="muc", danh_so="-", noi_dung=items)]


def coming(facts: Facts, field: str) -> list[Muc]:
    """What comes due next, field by field, after what is late; a gap at the end of a year for which nobody said what is."""
    out = []
    unfinished, silent = _overdue(facts)
    first = [f"hoàn thành {len(unfinished)} nhiệm vụ quá hạn"] if unfinished else []
    first += [f"làm rõ tiến độ {len(silent)} nhiệm vụ quá hạn chưa có trả lời"] if silent else []
    if first:
        out.append(said(f"Tập trung {', '.join(first)} nêu tại {{{{ phu_luc.qua_han }}}}."))
    for form in facts.settings.bieu_mau:
        tasks = [(task, day) for task, day in facts.coming if task.linh_vuc == form.ma]
        if tasks:
            items = [
                said(f"{office_words(_one_line(task.noi_dung))} ({_who(facts, task)}; hạn {written(day)}).")
                for task, day in tasks
            ]
            out.append(
                Muc("muc", f"{form.ten}: {len(tasks)} nhiệm vụ đến hạn.", khoa="muc", danh_so="-", noi_dung=items)
            )
    steady = sum(task.han.kind in ("continuous", "recurring") for task in facts.tasks.nhiem_vu)
    if steady:
        out.append(said(f"Tiếp tục thực hiện {steady} nhiệm vụ thường xuyên, định kỳ của kế hoạch."))
    if not out and facts.period.la_cuoi_nam and not facts.state.tien_do.loi_van.get(field):
        out.append(said(gap(f"phương hướng, nhiệm vụ {facts.period.ten_sau}")))
    return out


def _who(facts: Facts, task: NhiemVu) -> str:
    return formats.listed(facts.tasks.don_vi.get(code, code) for code in task.chu_tri) or gap("đơn vị chủ trì")


def _one_line(text: str) -> str:
    return "; ".join(part.strip().rstrip(" .;") for part in text.split("\n") if part.strip())


def written(day: date) -> str:
    """Return "05/3/2026"."""
    return format_short(day.day, day.month, day.year)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


WRITERS: dict[str, Callable[[Facts, str], list[Muc]]] = {
    "tien_do": progress, "den_han": fallen_due, "linh_vuc": of_field, "chi_tieu": targets, "chua_dat": missed, "qua_han": late,
    "kho_khan": difficulties, "ky_sau": coming, "kien_nghi": proposals, "ket_qua": all_results,
}  # fmt: skip
"""`tu_dong` -> who writes it; the second argument is the code of the part (of a field: its form)."""
