"""Headings of columns -> codes: what offices write for a known column; any other heading becomes a code of its own."""

from __future__ import annotations

from cchc_docs import patterns
from cchc_docs.model.columns import COLUMNS
from cchc_docs.reading.recognise.reading import squeezed
from cchc_docs.vietnamese.accents import strip_accents

# Words as squeezed: no accents, no blanks. The longest match at the start decides, exact ones first.
_EXACT = {
    "so_thu_tu": ("tt", "stt", "sott", "sothutu", "tt.", "thutu", "so"),
    "noi_dung": (
        "noidung", "nhiemvu", "noidungnhiemvu", "noidungthuchien", "nhiemvucuthe", "noidungcongviec", "congviec", "tennhiemvu",
        "nhiemvuthuchien", "nhiemvugiaiphap", "nhiemvutrongtam", "noidungcongvieccanthuchien", "hoatdong", "noidunghoatdong",
        "noidungnhiemvucuthe", "nhiemvuhoatdong", "muctieunhiemvu", "danhmucnhiemvu", "noidungnhiemvuthuchien", "nhiemvucaicach",
        "viecphailam", "vieccanlam", "congviecphailam", "congvieccuthe", "dauviec", "vieccuthe", "phanviec", "noidungviec",
    ),
    "san_pham": (
        "sanpham", "sanphamketqua", "ketquasanpham", "sanphamketquadukien", "sanphamdukien", "sanphamdaura", "dukiensanpham",
        "sanphamketquadaura", "ketquadaura", "ketquasanphamdukien", "sanphamcuthe", "ketquadukien", "sanphamhoanthanh",
        "sanphamketquacandat", "ketquasanphamdaura", "daura", "daurasanpham", "chitieusanpham",
    ),
    "chu_tri": (
        "chutri", "coquanchutri", "donvichutri", "coquandonvichutri", "coquanthuchien", "donvithuchien", "trachnhiemchutri",
        "bophanchutri", "donvichutrithuchien", "coquanthuchientheodoidanhgia", "coquanchutrithuchien", "phongchutri",
        "coquantheodoi", "donvitheodoi", "donvitheodoidanhgia", "donvicoquanchutri", "coquantheodoidanhgia", "nguoichutri", "donviphutrach", "coquandonvithuchien",
        "trachnhiem", "trachnhiemthuchien", "trachnhiemcuadonvi", "bophanthuchien", "bophanphutrach", "daumoi", "daumoithuchien", "donvidaumoi",
        "coquandaumoi", "bophandaumoi", "nguoithuchien", "nguoiphutrach", "canbophutrach", "congchucphutrach", "donvichiutrachnhiem",
        "coquanchiutrachnhiem", "phancong", "phancongthuchien", "donviduocgiao", "coquanduocgiao", "phancongnhiemvu",
    ),
    "phoi_hop": ("phoihop", "bophanthamgia", "donvithamgia", "coquanthamgia", "coquandonvithamgia", "donvicungthuchien", "coquanphoihop", "donviphoihop", "coquandonviphoihop", "bophanphoihop", "donvicoquanphoihop", "coquanphoihopthuchien"),
    "thoi_han": (
        "thoigian", "thoihan", "thoigianhoanthanh", "thoigianthuchien", "thoihanhoanthanh", "tiendohoanthanh", "thoihanthuchien",
        "moctgian", "mocthoigian", "thoigianhoanthanhdukien", "thoidiemhoanthanh", "ngayhoanthanh", "hanhoanthanh",
    ),
    "kinh_phi": ("kinhphi", "dutoankinhphi", "kinhphithuchien", "nguonkinhphi", "dukienkinhphi", "kinhphidukien"),
    "chi_tieu": ("chitieu", "tenchitieu", "noidungchitieu", "cacchitieu", "chitieucuthe", "muctieuchitieu", "tieuchi"),
    "don_vi_tinh": ("donvitinh", "dvt", "dvtinh", "donvido"),
    "gia_tri": ("chitieuphandau", "giatri", "muctieuphandau", "mucphandau", "chitieugiao", "muctieu", "ketquaphandau"),
    "so_lieu": ("solieu",),
    "tien_do": ("tiendo", "tiendothuchien", "tinhhinhthuchien"),
    "ket_qua": ("ketqua", "ketquathuchien", "ketquadatduoc"),
    "ghi_chu": ("ghichu",),
}  # fmt: skip
_CODES = {name: code for code, names in _EXACT.items() for name in names}
# What else begins like a known column; a name of money or of a count is none of these.
_BEGINS = (
    ("phoihop", "phoi_hop"), ("chutri", "chu_tri"), ("donvichutri", "chu_tri"), ("coquanchutri", "chu_tri"),
    ("donviphoihop", "phoi_hop"), ("coquanphoihop", "phoi_hop"), ("sanpham", "san_pham"), ("ketquaphaidat", "san_pham"),
    ("ketquacandat", "san_pham"), ("thoigian", "thoi_han"), ("thoihan", "thoi_han"), ("nhiemvu", "noi_dung"),
    ("trachnhiem", "chu_tri"), ("daumoi", "chu_tri"), ("phancong", "chu_tri"), ("donvichiutrach", "chu_tri"), ("coquanchiutrach", "chu_tri"),
    ("coquandonvichiutrach", "chu_tri"), ("bophanthuchien", "chu_tri"), ("bophanphutrach", "chu_tri"), ("donvithuchien", "chu_tri"),
    ("coquanthuchien", "chu_tri"), ("nguoithuchien", "chu_tri"), ("noidungnhiemvu", "noi_dung"), ("noidungcongviec", "noi_dung"), ("kinhphi", "kinh_phi"), ("ghichu", "ghi_chu"),
)  # fmt: skip
# Who does the work and when, said in other words: "Cơ quan tham mưu", "Giao cho", "Thời điểm", "Hoàn thành trước ngày".
# What only joins in ("phối hợp") or looks on from above ("lãnh đạo") is no owner.
_WHO = "(?:coquan|donvi|bophan|cacphong|phongban|phong|nguoi|canbo|congchuc|canhan|tochuc|tapthe|va|hoac|duoc|lam)"
_OWNS = "(?:chutri|thammuu|phutrach|daumoi|chiutrachnhiem|trachnhiem|duocgiao|giaocho|nhannhiemvu|nhanviec)"
_ACTS = "(?:thuchien|trienkhai|theodoi|danhgia|chinh|xuly|giaiquyet)"
_OWNER = patterns.ours(
    rf"(?:{_WHO}+(?:{_OWNS}|{_ACTS})|{_OWNS})(?:{_WHO}|{_OWNS}|{_ACTS})*|giao(?:cho)?{_WHO}+|ailam|aithuchien"
)
_BOTH = patterns.ours(rf"{_WHO}*chutri(?:{_WHO}|thuchien)*phoihop(?:thuchien)?")
_WHEN = patterns.ours(
    r"(?:thoidiem|han|hancuoi|hanchot|hannop|ngay|lich|moc|kyhan|thoigian|thoihan|tiendothoigian)"
    r"(?:thuchien|hoanthanh|trienkhai|dukien|chot|xong|cuoi|cuoicung|phaixong|canxong|baocao|tiendo|yeucau|duocgiao)*"
    r"|(?:phai|can)?(?:hoanthanh|xong)(?:truoc|vao|trong)(?:ngay|thang|han)?|khinaoxong|baogioxong"
)
_VALUE_OF_YEAR = patterns.ours(
    r"(?:cot_)?(?:(?:chi_tieu|muc_tieu|muc|ke_hoach|kh|giao|phan_dau|dang_ky|den)_)*nam_20\d\d"
)
_TAKEN = frozenset({"ma", "nhom", "nhan", "moc", "gop_tren", "gop_phai"})
_LONGEST = 32


def code_of(heading: str) -> str:
    """Return the code of a heading: a known one, or the heading itself without accents ("" for an empty heading)."""
    bare = squeezed(patterns.sub(r"\([^)]*\)", "", heading))
    if bare in _CODES:
        return _CODES[bare]
    if (own := squeezed(heading)) in _CODES:
        return _CODES[own]
    if _BOTH.fullmatch(bare[:80]):
        return "chu_tri"
    if bare and len(bare) <= 40:
        for start, code in _BEGINS:
            if bare.startswith(start) or (code in ("phoi_hop", "chu_tri") and bare.endswith(start)):
                return code
        if _OWNER.fullmatch(bare):
            return "chu_tri"
        if _WHEN.fullmatch(bare) and bare not in ("ngay", "moc", "lich"):
            return "thoi_han"
    return own_code(heading)


def own_code(heading: str) -> str:
    """Return the code of a heading that no known column bears: itself without accents."""
    slug = patterns.sub(r"[^a-z0-9]+", "_", strip_accents(heading).lower()).strip("_")
    while len(slug) > _LONGEST and "_" in slug:
        slug = slug.rsplit("_", 1)[0]
    slug = slug[:_LONGEST].strip("_")
    if slug and not slug[0].isalpha():
        slug = f"cot_{slug}"
    return f"cot_{slug}" if slug in _TAKEN or slug in COLUMNS else slug


def in_company(codes: list[str]) -> list[str]:
    """Return the codes, bare headings told by their neighbours.

    "Việc" beside who or when, "Đơn vị" beside the task and when, the one column of a year beside targets.
    """
    found = set(codes)
    if "noi_dung" not in found and found & {"chu_tri", "thoi_han"}:
        codes = ["noi_dung" if code in ("viec", "cac_viec", "viec_lam") else code for code in codes]
    if {"noi_dung", "thoi_han"} <= set(codes) and "chu_tri" not in found:
        codes = ["chu_tri" if code in ("don_vi", "co_quan", "bo_phan") else code for code in codes]
    if "chi_tieu" in found and not found & {"gia_tri", "ket_qua", "so_lieu"}:
        values = [code for code in codes if _VALUE_OF_YEAR.fullmatch(code)]
        if len(values) == 1:  # "Chỉ tiêu năm 2026"; several years are milestones, each as it is headed
            codes = ["gia_tri" if code == values[0] else code for code in codes]
    return codes


def unique(codes: list[str]) -> list[str]:
    """Return the codes, a second one of a name with a number: noi_dung, noi_dung_2."""
    out: list[str] = []
    for code in codes:
        name, number = code, 2
        while name in out:
            name, number = f"{code}_{number}", number + 1
        out.append(name)
    return out


def kind_of(codes: list[str]) -> str:
    """Return the kind of table its columns make: nhiem_vu, chi_tieu or hang."""
    found = set(codes)
    if "chi_tieu" in found:
        return "chi_tieu"
    work = {"chu_tri", "phoi_hop", "thoi_han", "san_pham", "tien_do"}
    return "nhiem_vu" if "noi_dung" in found and found & work else "hang"
