"""DS: a heading and what stands below it - names, a single child, a name said again, an item without its dash."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.enumerators import BULLETS


@rule(
    code="DS08",
    title="Mục con không có trong tên mục cha",
    severity=GOI_Y,
    can_cu=practice("tiêu đề liệt kê thì các mục con theo đúng liệt kê"),
    bad="""
noi_dung:
- tieu_de: MỤC ĐÍCH, YÊU CẦU
  noi_dung: [{tieu_de: Mục đích}, {tieu_de: Yêu cầu}, {tieu_de: Đối tượng}]
""",
    good="""
noi_dung:
- tieu_de: MỤC ĐÍCH, YÊU CẦU
  noi_dung: [{tieu_de: Mục đích}, {tieu_de: Yêu cầu}]
""",
)
def not_in_heading(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét tiêu đề kiểu “Mục đích, yêu cầu” mà các mục con mang đúng các tên đó. Điều trong chương có tên riêng, không xét."""
    for one in context.blocks:
        if one.block.kieu != "tieu_de" or len(one.block.noi_dung) < 3:
            continue
        parts = [part.strip().lower() for part in patterns.split(r",| và ", one.said)]
        children = [child for child in one.block.noi_dung if child.kieu == "tieu_de"]
        if (
            any(_ARTICLE.match(child.nhan_in) for child in children)
            or patterns.match(r"\s*(?:PHẦN|Phần|CHƯƠNG|Chương)\b", one.block.nhan_in)
            or len(parts) < 2
            or len(children) < 3
            or any(len(part.split()) > 3 for part in parts)
        ):
            continue
        names = [plain(child.chu).lower().rstrip(". :") for child in children]
        matched = [any(_named(part, name) for part in parts) for name in names]
        if not all(any(_named(part, name) for name in names) for part in parts) or len(names) >= 2 * len(parts):
            continue
        for child, ok in zip(children, matched, strict=True):
            if not ok:
                position = next(n for n, block in enumerate(one.block.noi_dung) if block is child)
                path = (
                    (*one.path, "noi_dung", position, child.khoa) if child.khoa else (*one.path, "noi_dung", position)
                )
                message = f"Mục “{plain(child.chu)}” nằm dưới “{one.said}” mà tên mục cha không nhắc"
                yield Finding(path, message, plain(child.chu), "bổ sung tên mục cha hoặc chuyển mục")


_ARTICLE = patterns.ours(r"\s*Điều\s+\d")
_NO_CHILD = patterns.ours(r"(?i)\s*(?:điều|phần|chương)\s")
"""Labels of what stands beside the parent, however it was typed, or is divided by the law's own rules."""


def _named(part: str, name: str) -> bool:
    """Tell whether the title of a child is that part of its parent's title ("Mục đích", "Mục đích chung")."""
    return name == part or name.startswith(f"{part} ")


@rule(
    code="DS09",
    title="Mục chỉ có một mục con",
    severity=GOI_Y,
    can_cu=practice("chia mục thì có từ hai mục con trở lên"),
    bad="""
noi_dung:
- {tieu_de: Nhiệm vụ, noi_dung: [{tieu_de: Cải cách thể chế, noi_dung: [Rà soát văn bản., Tự kiểm tra.]}]}
""",
    good="""
noi_dung:
- {tieu_de: Nhiệm vụ, noi_dung: [{tieu_de: Cải cách thể chế}, {tieu_de: Cải cách tài chính công}]}
""",
)
def only_child(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Một mục con đứng một mình thì gộp vào mục cha; có khi người soạn cố ý để bổ sung sau. Mục còn có bảng riêng thì không xét."""
    for one in context.blocks:
        numbered = [
            child
            for child in one.block.noi_dung
            if child.kieu == "tieu_de" and child.nhan_in and child.nhan_in not in BULLETS
        ]
        if (
            len(numbered) == 1
            and not _NO_CHILD.match(numbered[0].nhan_in)
            and all(child.kieu not in ("muc", "bang") for child in one.block.noi_dung)
        ):
            quote = one.said
            yield Finding(
                one.text_path,
                f"Mục “{quote}” chỉ có một mục con “{plain(numbered[0].chu)}”",
                quote,
                "gộp hoặc thêm mục",
            )


@rule(
    code="DS14",
    title="Mục con trùng tên mục cha",
    severity=GOI_Y,
    can_cu=practice("mục con nói một phần của mục cha thì có tên riêng"),
    bad="""
noi_dung:
- tieu_de: NHIỆM VỤ GIỮ ĐÊ
  noi_dung: [{tieu_de: Mục tiêu}, {tieu_de: Nhiệm vụ giữ đê}]
""",
    good="""
noi_dung:
- tieu_de: NHIỆM VỤ GIỮ ĐÊ
  noi_dung: [{tieu_de: Tuần tra}, {tieu_de: Tu bổ}]
""",
)
def named_as_its_parent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So cả tên, không kể chữ hoa và dấu cuối."""
    for one in context.blocks:
        parent = one.parent
        if (
            one.block.kieu == "tieu_de"
            and parent is not None
            and parent.kieu == "tieu_de"
            and len(one.said.split()) > 1
        ):
            own = one.said.strip(" .:").casefold()
            if own == plain(parent.chu).strip(" .:").casefold():
                yield Finding(
                    one.text_path,
                    f"Mục con trùng tên mục cha “{plain(parent.chu)}”",
                    one.said,
                    "đổi tên một trong hai mục",
                )


@rule(
    code="DS15",
    title="Một đoạn thiếu gạch đầu dòng giữa các mục có gạch",
    severity=GOI_Y,
    can_cu=practice("các mục cùng cấp đánh dấu cùng một kiểu"),
    bad="""
noi_dung:
- tieu_de: Việc của bản
  noi_dung: [{muc: Dọn bến thuyền., nhan: "-"}, {doan: Sửa lan can cầu treo qua suối., nhan: ""}, {muc: Trồng tre giữ bờ., nhan: "-"}, {muc: Khơi rãnh., nhan: "-"}]
""",
    good="""
noi_dung:
- tieu_de: Việc của bản
  noi_dung: [{muc: Dọn bến thuyền., nhan: "-"}, {muc: Sửa lan can cầu treo., nhan: "-"}, {muc: Trồng tre giữ bờ., nhan: "-"}, {doan: Các bản báo cáo mỗi quý., nhan: ""}]
""",
)
def without_its_dash(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đoạn không dấu đứng giữa hai mục có gạch, cả nhóm từ ba mục có gạch; đoạn dẫn (hết bằng “:”) và đoạn nói tiếp mục trên không xét."""
    for one in context.blocks:
        at = one.behind - 1
        if one.block.kieu != "doan" or not 0 < at < len(one.siblings) - 1 or one.block.noi_dung:
            continue
        dashed = [other for other in one.siblings if other.kieu == "muc" and other.nhan_in in BULLETS and other.nhan_in]
        before, after = one.siblings[at - 1], one.siblings[at + 1]
        if (
            len(dashed) < max(3, len(one.siblings) - 1)
            or before not in dashed
            or after not in dashed
            or before.noi_dung
        ):
            continue
        if (
            one.said[:1].isupper()
            and not one.said.rstrip().endswith(":")
            and not plain(before.chu).rstrip().endswith((":", ","))
        ):
            quote = " ".join(one.said.split(" ")[:4])
            yield Finding(
                one.text_path,
                "Đoạn không có gạch đầu dòng như các mục trước và sau",
                quote,
                f"{before.nhan_in} {quote}",
            )
