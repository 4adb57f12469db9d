"""Plan + progress -> the báo cáo of a period, as a `Document` that renders, checks and exports like any other."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from cchc_docs.model.complete import fill_in
from cchc_docs.model.document import ChuKy, Document, Muc, NgayThang
from cchc_docs.model.outline import PhanBaoCao
from cchc_docs.model.progress import TienDo
from cchc_docs.record import replace
from cchc_docs.reporting.appendices import appendices
from cchc_docs.reporting.facts import Facts, facts_of
from cchc_docs.reporting.kinds import Settings, settings
from cchc_docs.reporting.paragraphs import WRITERS, said
from cchc_docs.reporting.sentences import Sentences, gap, office_words

_ABOVE = "(để b/c)"


def build_report(
    plan: Document,
    returned: Mapping[str, TienDo],
    code: str,
    *,
    own: Settings | None = None,
    plan_file: str = "",
    so: str = "",
    ngay: NgayThang | None = None,
) -> tuple[Document, Facts]:
    """Return the report of period `code` and what it was written from (`Facts.remarks`: what does not fit).

    `plan` as `reading` hands it out; `returned`: period -> what was returned. `own`: form and outline, those beside the
    plan or else those that ship. `so`, `ngay`: number and date of the report, room to write them in where not given.
    Nothing is invented: what nobody returned is a visible `[CẦN BỔ SUNG: …]`.
    """
    facts = facts_of(plan, returned, code, own or settings(plan_file, plan), plan_file)
    return write_report(facts, so=so, ngay=ngay), facts


def write_report(facts: Facts, *, so: str = "", ngay: NgayThang | None = None) -> Document:
    """Return the report of these facts, numbered and with its references resolved."""
    plan, period, outline = facts.plan, facts.period, facts.settings.de_cuong
    addressees = outline.kinh_gui or addressees_of(plan)
    sentences = Sentences(facts, addressees)
    opening = [line if line.endswith(":") else f"{line}:" for line in _filled(sentences, outline.mo_dau)]
    document = Document(
        "bao_cao",
        nam=period.nam,
        co_quan=replace(plan.co_quan) if plan.co_quan else None,
        so=so,
        dia_danh=plan.dia_danh,
        ngay_ban_hanh=ngay or NgayThang(nam=period.nam + (1 if period.den.month == 12 and period.den.day > 25 else 0)),
        trich_yeu="".join(_filled(sentences, [outline.trich_yeu])),
        kinh_gui=list(addressees) or [gap("nơi gửi báo cáo")],
        mo_dau=opening,
        noi_dung=[_part(facts, sentences, part) for part in outline.noi_dung if _is_there(facts, sentences, part)],
        ket_thuc=_filled(sentences, outline.ket_thuc),
        phu_luc=appendices(facts),
        noi_nhan=["Như trên", *(line for line in plan.noi_nhan if written_out(_recipient(line)) not in addressees)],
        luu=plan.luu,
        chu_ky=signer_of(plan),
        ke_hoach=os.path.basename(facts.plan_file),
        ky_bao_cao=period.ma,
        so_lieu=period.so_lieu,
        bo_qua=_set_aside(facts),
    )
    if facts.count() == 0:
        document.noi_dung.insert(0, Muc("doan", gap("kế hoạch chưa có bảng nhiệm vụ"), khoa="doan"))
    explain_short_forms(document, {**outline.viet_tat, **plan.tu_viet_tat})
    fill_in(document)
    return document


def _set_aside(facts: Facts) -> dict[str, str]:
    """Return what checking need not say of a report that is as it should be: rule -> reason."""
    out = {}
    if any(answer.so_ky_hieu for answer in facts.state.tien_do.nhiem_vu.values()):
        out["VD30"] = "văn bản là sản phẩm của nhiệm vụ ghi gọn bằng số, ngày; nội dung đã nêu ở nhiệm vụ"
    return out


def explain_short_forms(document: Document, known: Mapping[str, str]) -> None:
    """Write the words of a short form at its first use in the body: "thủ tục hành chính (TTHC)", from then on TTHC.

    Those of the appendices only are told ahead of them: the rows there keep the words of the official form. Names of
    bodies (UBND, HĐND: words with a capital) stay as they are, they are parts of other names; a gap is filled in later.
    """
    texts = [_GAP.sub("", line) for _, _, line in document.texts()]
    left = {
        short: words
        for short, words in known.items()
        if words[:1].islower() and not any(f"({short})" in text for text in texts)
    }
    uses = {short: re.compile(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])") for short in left}

    def explained(text: str) -> str:
        pieces = _GAP.split(text)
        for at in range(0, len(pieces), 2):
            for short in [one for one in left if uses[one].search(pieces[at])]:
                pieces[at] = uses[short].sub(f"{left.pop(short)} ({short})", pieces[at], count=1)
        return "".join(pieces)

    document.mo_dau = [explained(line) for line in document.mo_dau]
    for block in _written(document.noi_dung):
        block.chu = explained(block.chu)
    told = [f"{words} ({short})" for short, words in left.items() if any(uses[short].search(text) for text in texts)]
    if told and document.phu_luc:
        words = f"Chữ viết tắt trong các phụ lục: {'; '.join(told)}."
        document.phu_luc[0].noi_dung.insert(0, Muc("doan", words, khoa="doan"))


_GAP = re.compile(r"(\[CẦN BỔ SUNG[^\]]*\])")


def _written(blocks: list[Muc]) -> Iterator[Muc]:
    for block in blocks:
        if block.kieu in ("muc", "doan"):
            yield block
        yield from _written(block.noi_dung)


def addressees_of(plan: Document) -> list[str]:
    """Return where a plan's reports go, written out: the recipient marked "(để b/c)" its words say they are sent to, or else the first."""
    above = [_recipient(line) for line in plan.noi_nhan if _ABOVE in line]
    told = [text for _, _, text in plan.texts() if "báo cáo" in text and "gửi" in text]
    sent = (
        name for name in above if any(re.search(rf"gửi (?:về |đến |cho )?{re.escape(name)}", text) for text in told)
    )
    first = next(sent, above[0] if above else "")
    return [written_out(first)] if first else []


def signer_of(plan: Document) -> ChuKy | None:
    """Return who signs: as the plan has it; a committee's paper without "TM." gets the lines the decree asks for.

    Source: khoản 2 Điều 13 and điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định 30/2020/NĐ-CP.
    """
    if plan.chu_ky is None:
        return None
    signer = replace(plan.chu_ky, quyen_han=list(plan.chu_ky.quyen_han), ky_ten="")
    body = " ".join(plan.co_quan.ten.split()).casefold() if plan.co_quan else ""
    if body.startswith(("ủy ban nhân dân", "uỷ ban nhân dân")) and not any("TM." in line for line in signer.quyen_han):
        deputy = signer.chuc_vu.casefold().startswith("phó chủ tịch")
        chair = signer.chuc_vu.casefold().startswith("chủ tịch")
        if (chair and not signer.quyen_han) or (deputy and signer.quyen_han in ([], ["KT. CHỦ TỊCH"])):
            signer.quyen_han = ["TM. ỦY BAN NHÂN DÂN", *(["KT. CHỦ TỊCH"] if deputy else [])]
    return signer


_LONG = (
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("TTr ", "Thường trực "),
)


def written_out(name: str) -> str:
    """Return a name without the short forms of bodies: names in "Kính gửi" are in full (điểm a khoản 9 Mục II)."""
    for short, words in _LONG:
        name = re.sub(rf"(?<![\w]){short}(?![\w])" if not short.endswith(" ") else rf"(?<![\w]){short}", words, name)
    return name


def _recipient(line: str) -> str:
    return line.replace(_ABOVE, "").strip(" ;.-")


def _filled(sentences: Sentences, lines: list[str]) -> list[str]:
    return [text for line in lines if (text := sentences.fill(line)) is not None]


def _is_there(facts: Facts, sentences: Sentences, part: PhanBaoCao) -> bool:
    """A part nobody wrote for and that says nothing by itself is left out, unless it must be there."""
    if part.phan or part.bat_buoc or part.ma == "phuong_huong":
        return True
    return bool(_content(facts, sentences, part))


def _part(facts: Facts, sentences: Sentences, part: PhanBaoCao) -> Muc:
    children = _content(facts, sentences, part)
    if part.bat_buoc and not facts.state.tien_do.loi_van.get(part.ma):
        children.append(said(gap(part.hoi or part.tieu_de)))
    elif not children and not part.phan:  # always there, so never a bare heading
        children.append(said(gap(part.hoi or "nội dung của mục này")))
    if len(children) == 1 and not part.phan and children[0].kieu == "muc" and not children[0].noi_dung:
        # A list of one is no list: a paragraph without "a)".
        children = [replace(children[0], kieu="doan", khoa="doan")]
    children += [_part(facts, sentences, inner) for inner in part.phan if _is_there(facts, sentences, inner)]
    if part.ma == "linh_vuc":
        note = "*(Số liệu chi tiết của từng lĩnh vực tại {{ phu_luc.so_lieu_thong_ke }}, tiến độ từng nhiệm vụ tại {{ phu_luc.tien_do_nhiem_vu }}, tổng hợp tại {{ phu_luc.tong_hop }}.)*"
        children.insert(0, Muc("doan", note, khoa="doan"))
    title = sentences.fill(part.tieu_de) or part.tieu_de
    return Muc("tieu_de", title, khoa="tieu_de", ma=f"phan_{part.ma}", noi_dung=children, danh_so=None)


def _content(facts: Facts, sentences: Sentences, part: PhanBaoCao) -> list[Muc]:
    out = [said(sentence) for sentence in sentences.of_part(part)]
    for writer in part.tu_dong:
        out += WRITERS[writer](facts, part.ma)
    entries = facts.state.tien_do.loi_van.get(part.ma, [])
    lines = (line.strip() for entry in entries for line in entry.chu.split("\n") if line.strip())
    return out + [said(office_words(line)) for line in dict.fromkeys(lines)]
