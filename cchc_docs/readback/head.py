"""The head and the foot of the edited file: number, date, agency, subject, recipients, signatures, address."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import takewhile
from typing import Any

from cchc_docs.model import printed
from cchc_docs.model.document import ChuKy, CoQuan, Document, NgayThang, Path
from cchc_docs.readback.align import CHANGED, MOVED
from cchc_docs.readback.source import Keep
from cchc_docs.readback.state import ADDED, EDITED, REMOVED, Line, Merge, bare, merged_lines, same, undashed
from cchc_docs.readback.words import escaped

_NUMBER = re.compile(r"Số\s*:?\s*(\d{1,5}[a-z]?)?[\s.…_]*/\s*(\S.*)", re.IGNORECASE)
_DATE = re.compile(
    r"(?:(.*\S)\s*,\s*)?ngày\s*(\d{1,2})?[\s.…_]*tháng\s*(\d{1,2})?[\s.…_]*năm\s*(\d{4})?[\s.…_]*", re.IGNORECASE
)
_SIGNER_KEYS = ("quyen_han", "chuc_vu", "ky_ten", "ho_ten")


def head(merge: Merge) -> None:
    """Take over what changed above the body."""
    _agency(merge)
    _type_name(merge)
    _number_line(merge)
    _date_line(merge)
    _subject(merge)
    for key in ("quoc_hieu", "tham_quyen"):
        _typed_lines(merge, key)
    if merge.old.do_khan != merge.edited.do_khan:
        merge.target.do_khan = merge.edited.do_khan
        marks = [printed.urgency(one) for one in (merge.old, merge.edited)]
        _put(merge, "do_khan", merge.edited.do_khan or None, *marks)
    if not same(_one(merge.old.kem_theo), _one(merge.edited.kem_theo)):
        merge.target.kem_theo = merge.edited.kem_theo
        _put(merge, "kem_theo", merge.edited.kem_theo or None, merge.old.kem_theo, merge.edited.kem_theo)


def _typed_lines(merge: Merge, key: str) -> None:
    """Take over lines of the head that are typed whole."""
    old, new = getattr(merge.old, key) or [], getattr(merge.edited, key) or []
    if [_one(line).casefold() for line in old] != [_one(line).casefold() for line in new]:
        setattr(merge.target, key, list(new))
        _put(merge, key, None, " / ".join(old), " / ".join(new), written=list(new) or None)


def foot(merge: Merge) -> None:
    """Take over what changed in kính gửi, nơi nhận, lưu, the signatures and the address at the foot of page 1."""
    free = merge.old.nguyen_trang
    for key in ("kinh_gui", "noi_nhan"):
        old, new = list(getattr(merge.old, key)), list(getattr(merge.edited, key))
        if key == "noi_nhan":
            new = _without_filing(merge, new)
        if not free:
            new = _as_written(old, new)
        merge.lines[key,] = merged_lines(merge, old, getattr(merge.raw, key), new, (key,), (key,))
    _filing(merge)
    _signer(merge)
    _beside(merge)
    if merge.edited.lien_he:
        _typed_lines(merge, "lien_he")


def _as_written(old: list[str], new: list[str]) -> list[str]:
    """Return printed lines as the plan would write them: without dash and closing mark, but where the plan has them."""
    known = {bare(undashed(line)): line for line in old}
    return [known.get(bare(undashed(line)), bare(undashed(line))) for line in new]


def _one(text: str) -> str:
    return " ".join(text.split())


def _put(merge: Merge, key: str, value: str | None, old: str, new: str, *, written: Any = None) -> None:
    merge.told(EDITED, (key,), old, new)
    merge.head[key] = value if written is None else written


_ITALIC = re.compile(r"\*([^*]+)\*")


def bases(merge: Merge) -> None:
    """Give the căn cứ back what reading took for an opening: a first line that no longer says "Căn cứ" leads it astray.

    They stand in the italics of the form, which nobody typed; lines up to the last one the plan knows are căn cứ.
    """
    from cchc_docs.vietnamese.accents import similarity

    edited = merge.edited
    italic = list(takewhile(bool, map(_ITALIC.fullmatch, edited.mo_dau)))
    words = [found[1] for found in italic if found]
    known = [
        number
        for number, line in enumerate(words, start=1)
        if any(similarity(line, old) >= MOVED for old in merge.old.can_cu)
    ]
    if known:
        edited.can_cu = [*edited.can_cu, *words[: known[-1]]]
        edited.mo_dau = edited.mo_dau[known[-1] :]


# --- the head ---------------------------------------------------------------------------------------------------------


def _agency(merge: Merge) -> None:
    old, new, target = merge.old.co_quan, merge.edited.co_quan, merge.target.co_quan
    if new is None or (old is None and not new.ten):
        return
    if old is None or target is None:
        merge.target.co_quan = CoQuan(new.ten, "", new.chu_quan)
        written = {key: value for key, value in (("ten", new.ten), ("chu_quan", new.chu_quan)) if value}
        _put(merge, "co_quan", None, "", new.ten, written=written)
        return
    changes: dict[str, Any] = {}
    for key in ("ten", "chu_quan"):
        before, after = getattr(old, key), getattr(new, key)
        if _one(before).casefold() == _one(after).casefold():
            continue
        text = _in_case_of(_one(after), before)
        setattr(target, key, text)
        changes[key] = text or None
        merge.told(EDITED, ("co_quan", key), before, after)
    if changes:
        merge.head["co_quan"] = Keep(("co_quan",), changes)


def _in_case_of(text: str, old: str) -> str:
    """Return a name read in capitals with the small letters the plan has, new words with a capital first."""
    if text != text.upper() or old == old.upper():
        return text
    known = {word.casefold(): word for word in old.split()}
    return " ".join(known.get(word.casefold(), word.capitalize()) for word in text.split())


def _type_name(merge: Merge) -> None:
    old, new = printed.type_name(merge.old), printed.type_name(merge.edited)
    if _one(old).casefold() != _one(new).casefold() and new:
        merge.target.ten_loai = new
        _put(merge, "ten_loai", new, old, new)


def _number_line(merge: Merge) -> None:
    old, new = printed.number_line(merge.old), printed.number_line(merge.edited)
    if _one(old) == _one(new):
        return
    target = merge.target
    found = _NUMBER.fullmatch(new.strip())
    if found and target.dong_so is None:
        number = found[1] or ""
        if printed.padded_number(target.so) != printed.padded_number(number):
            target.so = number.lstrip("0") or number
            merge.head["so"] = target.so
        if printed.symbol(target) != found[2].strip():
            target.ky_hieu = found[2].strip()
            merge.head["ky_hieu"] = target.ky_hieu
        if _one(printed.number_line(target)) == _one(new):
            merge.told(EDITED, ("so",), old, new)
            return
    target.dong_so = new
    _put(merge, "dong_so", new, old, new)


def _date_line(merge: Merge) -> None:
    old, new = printed.date_line(merge.old), printed.date_line(merge.edited)
    if _one(old) == _one(new):
        return
    if not new:
        new = _unread(merge, old)
        if not new:
            return  # told at the end: the plan still prints it
    target = merge.target
    found = _DATE.fullmatch(new.strip())
    if found and target.dong_ngay is None:
        place = (found[1] or "").strip()
        numbers = [int(part) if part else None for part in found.group(2, 3, 4)]
        trial = Document(
            target.loai,
            nam=target.nam,
            dia_danh=place,
            ngay_ban_hanh=NgayThang(*numbers),
            nguyen_trang=target.nguyen_trang,
        )
        if _one(printed.date_line(trial)) == _one(new) and _possible(numbers):
            _take_date(merge, trial, old, new)
            return
    target.dong_ngay = new
    _put(merge, "dong_ngay", new, old, new)


def _unread(merge: Merge, old: str) -> str:
    """Return the words reading could not place that stand where the date line stood, "" for none."""
    from cchc_docs.vietnamese.accents import similarity

    for one in merge.left_over:
        if similarity(one.chu, old) >= CHANGED:
            merge.left_over = [other for other in merge.left_over if other.chu != one.chu]
            merge.edited.dong_ngay = one.chu
            return one.chu
    return ""


def _possible(numbers: list[int | None]) -> bool:
    return NgayThang(*numbers).possible and (numbers[2] is None or 1945 <= numbers[2] <= 2100)


def _take_date(merge: Merge, trial: Document, old: str, new: str) -> None:
    target, day = merge.target, trial.ngay_ban_hanh
    if target.dia_danh != trial.dia_danh:
        target.dia_danh = trial.dia_danh
        merge.head["dia_danh"] = trial.dia_danh or None
    before = target.ngay_ban_hanh or NgayThang(nam=target.nam)
    if day is not None and day != before:
        target.ngay_ban_hanh = day
        if day.ngay and day.thang and day.nam:
            merge.head["ngay_ban_hanh"] = f"{day.nam}-{day.thang:02d}-{day.ngay:02d}"
        else:
            parts = {"ngay": day.ngay, "thang": day.thang, "nam": day.nam}
            merge.head["ngay_ban_hanh"] = {key: str(part) for key, part in parts.items() if part is not None}
    merge.told(EDITED, ("ngay_ban_hanh",), old, new)


def _subject(merge: Merge) -> None:
    old, new = merge.old.trich_yeu, merge.edited.trich_yeu
    if same(_one(old), _one(new)):
        merge.wants.put(merge.target, old)
        return
    merge.told(EDITED, ("trich_yeu",), old, new)
    merge.wants.put(merge.target, new)
    if "{{" not in merge.raw.trich_yeu:
        merge.target.trich_yeu = escaped(new)


# --- the foot ---------------------------------------------------------------------------------------------------------


def _without_filing(merge: Merge, lines: list[str]) -> list[str]:
    """Take a "Lưu:" line out of the recipients, where reading left it there."""
    last = undashed(lines[-1]) if lines else ""
    if merge.edited.luu or not merge.old.luu or not (last.startswith("Lưu") or bare(last) == bare(merge.old.luu)):
        return lines
    merge.edited.luu = last
    merge.edited.noi_nhan = lines[:-1]
    return lines[:-1]


def _filing(merge: Merge) -> None:
    def shown(kept: str) -> str:
        return printed.filing(bare(undashed(kept))) if kept else ""

    old, new = merge.old.luu, merge.edited.luu
    if shown(old) == shown(new):
        return
    kept = bare(undashed(new))
    if not old.startswith("Lưu") and kept.startswith("Lưu:"):
        kept = kept.removeprefix("Lưu:").strip()
    merge.target.luu = kept
    if kept:
        _put(merge, "luu", kept, old, new)
    else:
        merge.told(REMOVED, ("luu",), old, "")
        merge.head["luu"] = None


def _signer(merge: Merge) -> None:
    old, new = merge.old.chu_ky, merge.edited.chu_ky
    if new is None:
        return
    if old is not None:
        merge.edited.chu_ky = new = _cut_like(old, new)
    path: Path = ("chu_ky",)
    if old is None or merge.raw.chu_ky is None or merge.target.chu_ky is None:
        merge.target.chu_ky = deepcopy(new)
        if _said(new):
            merge.told(ADDED, path, "", _in_one_line(new), edited=True)
            merge.head["chu_ky"] = _said(new)
        return
    changes = _signer_changes(merge, old, new, merge.target.chu_ky, path)
    here: Path = (*path, "quyen_han")
    lines = merged_lines(merge, old.quyen_han, merge.raw.chu_ky.quyen_han, new.quyen_han, here, here)
    merge.lines[here] = [Line(line.want, line.want, line.origin) for line in lines]
    merge.target.chu_ky.quyen_han = [line.want for line in lines]
    if changes:
        merge.head["chu_ky"] = Keep(path, changes, order=_SIGNER_KEYS)


def _beside(merge: Merge) -> None:
    """Take over who signs beside the signer and who confirms a leave: each one's words where all are still there.

    Where the file names more or fewer of them, the whole list is typed anew. None at all is no change: reading may not
    have known them, and the last comparison then lists what the plan still prints.
    """
    old, new = merge.old.chu_ky_khac, merge.edited.chu_ky_khac
    if new and len(old) == len(new):
        merge.edited.chu_ky_khac = new = list(map(_cut_like, old, new))
        kept = [
            Keep(("chu_ky_khac", number), _whole_signer(merge, *pair, ("chu_ky_khac", number)), order=_SIGNER_KEYS)
            for number, pair in enumerate(zip(old, new, merge.target.chu_ky_khac, strict=True))
        ]
        if any(one.changes for one in kept):
            merge.head["chu_ky_khac"] = kept
    elif new:
        merge.target.chu_ky_khac = deepcopy(new)
        shown = ["; ".join(map(_in_one_line, signers)) for signers in (old, new)]
        _put(merge, "chu_ky_khac", None, *shown, written=[_said(one) for one in new])
    confirmed, now, target = merge.old.xac_nhan, merge.edited.xac_nhan, merge.target.xac_nhan
    if confirmed is not None and now is not None and target is not None:
        merge.edited.xac_nhan = now = _cut_like(confirmed, now)
        changes = _whole_signer(merge, confirmed, now, target, ("xac_nhan",))
        if changes:
            merge.head["xac_nhan"] = Keep(("xac_nhan",), changes, order=_SIGNER_KEYS)


def _whole_signer(merge: Merge, old: ChuKy, new: ChuKy, target: ChuKy, path: Path) -> dict[str, Any]:
    """Return what changed of a signer, the lines of authority as a whole."""
    changes = _signer_changes(merge, old, new, target, path)
    if list(map(_one, old.quyen_han)) != list(map(_one, new.quyen_han)):
        merge.told(EDITED, (*path, "quyen_han"), " / ".join(old.quyen_han), " / ".join(new.quyen_han))
        target.quyen_han = list(new.quyen_han)
        changes["quyen_han"] = list(new.quyen_han) or None
    return changes


def _cut_like(old: ChuKy, new: ChuKy) -> ChuKy:
    """Return a signer with as many lines of authority as the plan has: which line is which is not printed."""
    lines = [*new.quyen_han, *new.chuc_vu.split("\n")]
    if len(lines) != len(old.quyen_han) + old.chuc_vu.count("\n") + 1:
        return new
    at = len(old.quyen_han)
    return ChuKy(lines[:at], "\n".join(lines[at:]), new.ho_ten, new.ky_ten)


def _signer_changes(merge: Merge, old: ChuKy, new: ChuKy, target: ChuKy, path: Path) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for key in ("chuc_vu", "ky_ten", "ho_ten"):
        before, after = getattr(old, key), getattr(new, key)
        if not same(before, after):
            merge.told(EDITED, (*path, key), before, after)
            setattr(target, key, after)
            changes[key] = after or None
    return changes


def _said(signer: ChuKy) -> dict[str, Any]:
    """Return a signer as the plan writes one."""
    return {key: value for key in _SIGNER_KEYS if (value := getattr(signer, key))}


def _in_one_line(signer: ChuKy) -> str:
    return ", ".join([*signer.quyen_han, *filter(None, (signer.chuc_vu, signer.ky_ten, signer.ho_ten))])
