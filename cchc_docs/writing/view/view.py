"""What a template sees: the document as one stream of blocks, every value a text, a number or a list of them.

The classes below are the whole contract: a template is checked against them when it is compiled, so a name that is not
here never reaches a document. No field can be None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_docs.model import printed
from cchc_docs.model.document import Bang, BanSao, ChuKy, Document, Muc, PhuLuc
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.line_breaks import BLANK, hold, hold_all
from cchc_docs.writing.view.lines import DuongKe, Layout, Lui, balanced, rule, rules
from cchc_docs.writing.view.tables import NONE, BangIn, fitting, table

KINDS = (
    "kinh_gui_mot", "kinh_gui", "dien", "tham_quyen", "can_cu", "mo_dau", "quyet_dinh", "phan_nhan", "phan_ten", "tieu_de_1", "tieu_de_2", "tieu_de_3",
    "tieu_de_4", "muc", "gach", "cong", "doan", "bang", "sau_bang", "hinh", "ket_thuc", "chu_ky", "het_than", "phu_luc_nhan", "phu_luc_ten",
    "kem_theo", "duong_ke_phu_luc", "het_phu_luc_doc", "het_phu_luc_ngang", "xac_nhan", "ban_sao",
)  # fmt: skip
"""Every kind of block; a template has one prototype for each."""

OPTIONAL = {
    "hinh": "doan", "dien": "kinh_gui", "tham_quyen": "phan_nhan", "quyet_dinh": "phan_nhan", "xac_nhan": "chu_ky",
}  # fmt: skip
"""Kinds a template may lack -> the kind that stands in: a chart then stands where a plain paragraph would."""

UNASKED = frozenset({"ban_sao"})
"""Kinds a template may lack because nothing stands in for them: a document with one is refused."""

MARK = "\ue000bieu_do\ue000"
"""Printed where a chart stands; `chart` puts the drawing in its place."""

_PARTS = ("phần ", "chương ", "mục ", "tiểu mục ")
_ARTICLE = "điều "
SMALLEST = 13
"""The smallest type of body text, in points: a text that fills two lines in it fills them in any."""

_LONG_LABEL = 4
_DASHES = ("-", "–", "—", "•", "*")


class Khoi(Record):
    """A block. `nhan`: its label and the space after it. `giu`: stays on the page of the next block.

    `dong`: the lines of a list (kinh_gui). `bang`: the table of a "bang". `lui`: twips left free on either side of the
    lines of an appendix title and of the line drawn under it. The names below it belong to "chu_ky"; `ky_trai`,
    `ky_ten_trai`, `ten_trai`: who signs at the left, where no recipients stand; `ky_ten`: words in the room of a signature.
    `ngay`: place and day of a copy ("ban_sao": `dong` who copies, `lui` of the line below, `chu` how, `nhan` its number).
    """

    kieu: str
    chu: str = ""
    nhan: str = ""
    giu: bool = False
    dong: Sequence[str] = ()
    bang: BangIn = NONE
    lui: int = 0
    noi_nhan: Sequence[str] = ()
    quyen_han: Sequence[str] = ()
    chuc_vu: str = ""
    ho_ten: str = ""
    ky_trai: Sequence[str] = ()
    ten_trai: str = ""
    ky_ten: str = ""
    ky_ten_trai: str = ""
    ngay: str = ""


class View(Record):
    """The names a template may use at its top. `phan_cuoi`: which section ends the document (a kind "het_…").

    `dau_trang`: there is a head at all. `gach_ten`: a line is drawn under the title. `ve_viec`: the V/v of a công văn, under its number; it has no `trich_yeu` then.
    """

    dau_trang: bool
    chu_quan: str
    co_quan: list[str]
    quoc_hieu: str
    tieu_ngu: str
    so_ky_hieu: str
    ve_viec: list[str]
    dia_danh_ngay: str
    ten_loai: str
    trich_yeu: list[str]
    gach_ten: bool
    duong_ke: DuongKe
    lui: Lui
    khoi: list[Khoi]
    phan_cuoi: str
    dia_danh: str = ""
    nam: str = ""
    so: str = ""
    ky_hieu: str = ""
    do_khan: str = ""
    lien_he: list[str] = field(default_factory=list)


def view(document: Document, layout: Layout) -> View:
    """Return `document` as templates see it; `layout` says how wide the template's pages, columns and cells are."""
    body = document.co_quan
    hold_all(_head_lines(document))  # in one go, and known for the next paper of the office
    agency = [hold(line) for line in printed.body_lines(body)] if body else []
    above = body.chu_quan if body else ""
    subject = [hold(line) for line in printed.subject_under_title(document)]
    nation = printed.national_lines(document)
    head = {"chu_quan": [above], "co_quan": agency, "trich_yeu": subject, "tieu_ngu": nation[-1:]}
    free = Lui(**{name: balanced(head[name], layout.giua.get(name)) for name in ("chu_quan", "co_quan", "trich_yeu")})
    number, day = hold(printed.number_line(document)), hold(printed.date_line(document))
    blocks = list(_body(document, layout))
    _keep_signature(blocks, layout.rong["het_than"])
    end = "het_than"
    headed = bool(above or agency or nation or number or day)
    for appendix in document.phu_luc:
        if headed or blocks:  # an appendix in a file of its own has no page before it
            blocks.append(Khoi(end))
        end = f"het_phu_luc_{'doc' if appendix.huong == 'doc' else 'ngang'}"
        blocks += _appendix(appendix, layout, end)
    for copy in document.ban_sao:
        blocks += _copy(copy, layout)
    _keep_lead_ins(blocks)
    # The gap after a table that ends its section could only make a page of its own.
    kinds = [*(block.kieu for block in blocks[1:]), "het_"]
    blocks = [
        b for b, after in zip(blocks, kinds, strict=False) if b.kieu != "sau_bang" or not after.startswith("het_")
    ]
    _hold(blocks)
    return View(
        dau_trang=headed,
        chu_quan=above,
        co_quan=agency,
        quoc_hieu=nation[0] if nation else "",
        tieu_ngu="\n".join(nation[1:]),
        so_ky_hieu=number,
        ve_viec=[hold(line) for line in printed.subject_under_number(document)],
        dia_danh_ngay=day,
        ten_loai=printed.type_name(document),
        trich_yeu=subject,
        gach_ten=printed.ruled(document),
        duong_ke=rules(layout, head | {"trich_yeu": subject or [printed.type_name(document)]}, free),
        lui=free,
        khoi=blocks,
        phan_cuoi=end,
        dia_danh=document.dia_danh,
        nam="" if document.nam is None else str(document.nam),
        so=document.so,
        ky_hieu=printed.symbol(document),
        do_khan=printed.urgency(document),
        lien_he=document.lien_he,
    )


def _head_lines(document: Document) -> list[str]:
    """Return the lines of the head and of the heads of appendices."""
    own = [line for one in document.phu_luc for line in (one.ten, one.kem_theo_in) if line]
    body = printed.body_lines(document.co_quan) if document.co_quan else []
    return [
        *body,
        printed.number_line(document),
        printed.date_line(document),
        *printed.subject_under_title(document),
        *own,
    ]


def _body(document: Document, layout: Layout) -> Iterator[Khoi]:
    if document.kem_theo:
        free = balanced(hold(document.kem_theo).split("\n"), layout.giua.get("kem_theo"), layout.rong["het_than"])
        yield Khoi("kem_theo", document.kem_theo, lui=free)
        yield Khoi("duong_ke_phu_luc", lui=max(0, (layout.rong["het_than"] - layout.ke_phu_luc) // 2))
    addressees = printed.addressee_lines(document)
    if addressees and document.loai == "cong_dien":
        yield Khoi("dien", nhan=printed.addressee_label(document), dong=addressees)
    elif len(addressees) == 1:
        yield Khoi("kinh_gui_mot", addressees[0])
    elif addressees:
        yield Khoi("kinh_gui", dong=addressees)
    for line in document.tham_quyen:
        yield Khoi("tham_quyen", line)
    for line in printed.basis_lines(document):
        yield Khoi("can_cu", line)
    for line in document.mo_dau:
        yield Khoi("quyet_dinh" if printed.decides(line) else "mo_dau", line)
    yield from _blocks(document.noi_dung, layout, "het_than")
    for line in printed.closing_lines(document):
        yield Khoi("ket_thuc", line)
    yield from _signatures(document, layout)
    if document.xac_nhan is not None:
        one = document.xac_nhan
        title = "\n".join([*one.quyen_han, *([one.chuc_vu] if one.chuc_vu else [])])
        yield signed(Khoi("xac_nhan", chuc_vu=title), one, layout)


def _signatures(document: Document, layout: Layout) -> Iterator[Khoi]:
    """Yield who signs, two and two; the recipients stand beside the last one or below."""
    recipients = printed.recipient_lines(document)
    rows = printed.signature_rows(document)
    below = recipients if printed.recipients_last(document) or document.chu_ky is None else []
    for number, (left, right) in enumerate(rows, start=1):
        if number > 1:
            yield Khoi("sau_bang", giu=True)
        block = Khoi("chu_ky", quyen_han=right.quyen_han, chuc_vu=right.chuc_vu)
        if left is not None:
            above = [*left.quyen_han, *left.chuc_vu.splitlines()]
            block.ten_trai, block.ky_ten_trai = left.ho_ten, left.ky_ten
            if left.ky_ten and not layout.cho_ky:
                above, block.ky_ten_trai = [*above, *left.ky_ten.splitlines()], ""
            lines = len(right.quyen_han) + block.chuc_vu.count("\n") + 1
            block.ky_trai = [*above, *[""] * (lines - len(above))]  # both names stand on one line
            block.chuc_vu += "\n" * (len(block.ky_trai) - lines)
        elif number == len(rows) and not below:
            block.noi_nhan = recipients
        yield signed(block, right, layout)
    if below:
        if rows:
            yield Khoi("sau_bang", giu=True)
        yield Khoi("chu_ky", noi_nhan=below)


def signed(block: Khoi, signer: ChuKy, layout: Layout) -> Khoi:
    """Put the name of who signs into a block, and what stands in the room above it.

    In a template without a place for that it stands under the title.
    """
    block.ho_ten = signer.ho_ten
    if layout.cho_ky:
        block.ky_ten = signer.ky_ten
    elif signer.ky_ten:
        block.chuc_vu = f"{block.chuc_vu}\n{signer.ky_ten}".strip("\n")
    return block


def _copy(copy: BanSao, layout: Layout) -> Iterator[Khoi]:
    """Yield what stands under a copied paper (mẫu 3.1): who copies, how, number and day; then recipients and signature."""
    agency = [hold(line) for line in printed.body_lines(copy.co_quan)] if copy.co_quan else []
    yield Khoi(
        "ban_sao", printed.copy_title(copy), hold(printed.copy_number_line(copy)), dong=agency,
        lui=rule("ban_sao", layout, agency).lui, ngay=hold(printed.copy_date_line(copy)),
    )  # fmt: skip
    signer = copy.chu_ky or ChuKy()
    foot = Khoi(
        "chu_ky", noi_nhan=printed.copy_recipient_lines(copy), quyen_han=signer.quyen_han, chuc_vu=signer.chuc_vu
    )
    yield signed(foot, signer, layout)


def _hold(blocks: list[Khoi]) -> None:
    """Let what is one thing hold together in every text of the blocks."""
    listed = [block for block in blocks if block.dong or block.noi_nhan]
    rows = [row for block in blocks if block.bang is not NONE for row in (*block.bang.dau, *block.bang.hang)]
    texts = [block.chu for block in blocks]
    for block in listed:
        texts += (*block.dong, *block.noi_nhan)
    for row in rows:
        for cell in row.o:
            texts += cell.dong
    held = hold_all(texts)
    for block in blocks:
        block.chu = held[block.chu]
    for block in listed:
        block.dong = [held[line] for line in block.dong]
        block.noi_nhan = [held[line] for line in block.noi_nhan]
    for row in rows:
        if not row.o:
            raise ValueError("a row without cells: templates are not made for it")  # see NEVER_EMPTY
        for cell in row.o:
            if len(cell.dong) == 1:
                line = held[cell.dong[0]]
                cell.dong = [fitting(line, cell.rong) if BLANK in line else line]
            elif cell.dong:
                cell.dong = [fitting(held[line], cell.rong) for line in cell.dong]
            else:
                raise ValueError("a cell without lines: templates are not made for it")


def _keep_lead_ins(blocks: list[Khoi]) -> None:
    """Hold a sentence that ends with ":" to what it leads in, a table or the first item of a list."""
    for block, after in pairwise(blocks):
        if block.chu.endswith(":") and not after.kieu.startswith(("het_", "chu_ky")):
            block.giu = True


def _keep_signature(blocks: list[Khoi], width: int) -> None:
    """Hold two lines of text to the signature, so that the page it stands on never has it alone."""
    if not blocks or blocks[-1].kieu != "chu_ky":
        return
    held = 0
    for block in reversed(blocks[:-1]):
        block.giu = True
        if block.kieu == "sau_bang":
            continue
        for row in block.bang.hang[-2:]:
            row.giu = True
        held += 2 if block.bang.hang else _lines(block, width)
        if held > 1:
            return


def _lines(block: Khoi, width: int) -> int:
    """Return 1, or 2 for a paragraph that takes two lines or more without a doubt (of which two stay together)."""
    from cchc_docs.vietnamese.metrics import text_width_pt

    return 2 if text_width_pt(block.chu, SMALLEST) * 20 > 1.2 * width else 1


def _appendix(appendix: PhuLuc, layout: Layout, end: str) -> Iterator[Khoi]:
    width = layout.rong[end]
    for line in appendix.dong_dau:
        yield Khoi("phan_nhan", line)
    if appendix.nhan_in:
        yield Khoi("phu_luc_nhan", appendix.nhan_in)
    if appendix.ten:
        lines = hold(appendix.ten).split("\n")
        free = balanced(lines, layout.giua.get("phu_luc_ten"), width)
        for line in lines:
            yield Khoi("phu_luc_ten", line, lui=free)
    if appendix.kem_theo_in:
        line = hold(appendix.kem_theo_in)
        yield Khoi("kem_theo", line, lui=balanced([line], layout.giua.get("kem_theo"), width))
    if appendix.nhan_in or appendix.ten or appendix.kem_theo_in:
        yield Khoi("duong_ke_phu_luc", lui=max(0, (width - layout.ke_phu_luc) // 2))
    yield from _blocks(appendix.noi_dung, layout, end)
    if appendix.bang is not None:
        yield from _table(appendix.bang, layout, end)
    if appendix.chu_ky is not None:
        one = appendix.chu_ky
        yield signed(Khoi("chu_ky", quyen_han=one.quyen_han, chuc_vu=one.chuc_vu), one, layout)


def _table(found: Bang, layout: Layout, end: str) -> list[Khoi]:
    made = table(found, layout.cot, layout.rong[end], layout.cao[end])
    return [Khoi("bang", bang=made), Khoi("sau_bang")] if made is not None else []


def _blocks(blocks: list[Muc], layout: Layout, end: str) -> list[Khoi]:
    """Return the blocks of a body, those in one another one after the other."""
    out: list[Khoi] = []
    for block in blocks:
        if block.kieu == "bieu_do":
            out.append(Khoi("hinh", MARK))
            continue
        if block.chu or block.nhan_in:
            out += _text(block)
        if block.bang is not None:
            out += _table(block.bang, layout, end)
        if block.noi_dung:
            out += _blocks(block.noi_dung, layout, end)
    return out


def _is_point(label: str) -> bool:
    """Tell whether a label is that of a điểm, which is upright and not bold, titled or not (điểm đ khoản 6 Mục II Phần I)."""
    return label.endswith(")") and len(label) < _LONG_LABEL and label[:-1].isalpha()


def _text(block: Muc) -> tuple[Khoi, ...]:
    label, words = block.nhan_in, printed.block_text(block)
    small = label.lower()
    if block.kieu == "tieu_de" and small.startswith(_PARTS):
        return Khoi("phan_nhan", label), Khoi("phan_ten", words)
    spaced = f"{label} " if label else ""
    if block.kieu == "tieu_de":
        depth = 2 if small.startswith(_ARTICLE) else 4 if _is_point(label) else min(block.bac, 4)
        return (Khoi(f"tieu_de_{depth}", words, spaced),)
    if not label:
        return (Khoi("doan", words),)
    if small.startswith(_ARTICLE):
        return (Khoi("muc", words, f"**{label}** "),)
    if label in _DASHES:
        return (Khoi("gach", words, spaced),)
    return (Khoi("cong" if label == "+" else "muc", words, spaced),)
