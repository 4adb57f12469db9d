"""A province that does not exist, and the plans of a hundred of its communes, with holes, jumps and slips planted."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from cchc_docs.desk.open import read_bytes
from cchc_docs.writing.word.render import render

PROVINCE = "Lâm Thượng"
FIRST = ("An", "Bản", "Cốc", "Đồng", "Hòa", "Khe", "Mường", "Nà", "Phú", "Suối")
SECOND = ("Lạng Hạ", "Mít", "Nưa", "Phiêng", "Sấu", "Tía", "Vạc", "Xuyên Khê", "Yên Trạch", "Đượm")
TASKS = (
    ("Công khai đầy đủ thủ tục hành chính tại nơi tiếp nhận hồ sơ của cấp xã", "31/3/2026"),
    ("Bố trí cán bộ hướng dẫn người cao tuổi nộp hồ sơ trực tuyến tại bộ phận một cửa", "30/4/2026"),
    ("Số hóa 100% hồ sơ đã giải quyết xong của hai năm gần nhất", "30/9/2026"),
    ("Tổ chức đối thoại giữa lãnh đạo với hợp tác xã, hộ kinh doanh trên địa bàn", "15/11/2026"),
)
TARGETS = (("Tỷ lệ hồ sơ giải quyết đúng hạn", ">=", "98"), ("Tỷ lệ hồ sơ nộp trực tuyến toàn trình", ">=", "60"))


def names() -> list[str]:
    """A hundred communes, one in six a phường."""
    made = [f"{first} {second}" for first in FIRST for second in SECOND]
    return [f"{'phường' if n % 6 == 5 else 'xã'} {name}" for n, name in enumerate(made)]


def provincial_plan() -> str:
    """The plan of the province in YAML: four tasks for communes, one for a Sở, two targets."""
    rows = [
        {"ma": f"t{n}", "noi_dung": words, "san_pham": "Báo cáo", "chu_tri": ["UBND các xã, phường"], "thoi_han": day}
        for n, (words, day) in enumerate(TASKS)
    ]
    rows.append(
        {"ma": "t9", "noi_dung": "Nâng cấp hệ thống máy chủ của trung tâm dữ liệu", "san_pham": "Hệ thống",
         "chu_tri": ["Sở Khoa học và Công nghệ"], "thoi_han": "31/12/2026"}
    )  # fmt: skip
    return yaml.safe_dump(_plan(f"Ủy ban nhân dân tỉnh {PROVINCE}", PROVINCE, rows, dict(enumerate(TARGETS))), allow_unicode=True, sort_keys=False)  # fmt: skip


def _plan(body: str, place: str, rows: list[dict], targets: dict, more: list[str] = (), to: str = "") -> dict:
    return {
        "loai": "ke_hoach",
        "nam": 2026,
        "co_quan": {"ten": body, "viet_tat": "UBND"},
        "so": 12,
        "dia_danh": place,
        "ngay_ban_hanh": "2026-01-14",
        "trich_yeu": "Cải cách hành chính năm 2026",
        "chi_tieu": {
            f"ct{n}": {"ten": name, "don_vi_tinh": "%", "so_sanh": compared, "gia_tri": value}
            for n, (name, compared, value) in targets.items()
        },
        "mo_dau": ["Ủy ban nhân dân ban hành Kế hoạch cải cách hành chính năm 2026 như sau:"],
        "noi_dung": [
            {
                "tieu_de": "Mục tiêu",
                "noi_dung": [f"{title} đạt {{{{ chi_tieu.ct{n} }}}}." for n, (title, _, _) in targets.items()],
            },
            {"tieu_de": "Nhiệm vụ", "noi_dung": ["Nhiệm vụ cụ thể tại {{ phu_luc.viec }}.", *more]},
        ],
        "phu_luc": [{"ma": "viec", "ten": "Nhiệm vụ cải cách hành chính", "nhiem_vu": rows}],
        "noi_nhan": [to or "Chính phủ (để b/c)", "Lưu trữ cơ quan"],
        "luu": "VT",
        "chu_ky": {"quyen_han": ["TM. ỦY BAN NHÂN DÂN"], "chuc_vu": "CHỦ TỊCH", "ho_ten": "Lò Thị Thử"},
    }


@dataclass
class Planted:
    """What was planted in the plans, by commune."""

    not_sent: set[str] = field(default_factory=set)
    missing: set[tuple[str, int]] = field(default_factory=set)
    weaker: set[tuple[str, int]] = field(default_factory=set)
    late: set[tuple[str, int]] = field(default_factory=set)
    below: set[tuple[str, int]] = field(default_factory=set)
    copied: dict[str, str] = field(default_factory=dict)
    no_province: set[str] = field(default_factory=set)


def write_plans(folder: Path, count: int = 100, seed: int = 7) -> Planted:
    """Write the plans of communes as Word files; return what is wrong with them. Same seed, same files."""
    dice = random.Random(seed)
    planted = Planted()
    everybody = names()[:count]
    planted.not_sent = set(dice.sample(everybody, max(1, count // 14)))
    sent = [name for name in everybody if name not in planted.not_sent]
    strays = dice.sample(sent, max(2, count // 20))
    for name, other in zip(strays, strays[1:] + strays[:1], strict=True):
        planted.copied[name] = other
    planted.no_province = set(dice.sample([name for name in sent if name not in planted.copied], max(1, count // 20)))
    for name in sent:
        rows, targets = [], {}
        for n, (words, day) in enumerate(TASKS):
            kind = dice.choices(("same", "missing", "weaker", "late"), (20, 1, 1, 1))[0]
            if kind == "missing":
                planted.missing.add((name, n))
                continue
            if kind == "weaker":
                planted.weaker.add((name, n))
                words = (
                    words.replace("100%", "80%") if "100%" in words else f"Nghiên cứu {words[:1].lower()}{words[1:]}"
                )
            if kind == "late":
                planted.late.add((name, n))
                day = "28/12/2026"
            rows.append({"ma": f"x{n}", "noi_dung": words, "san_pham": "Báo cáo", "chu_tri": ["Phòng Văn hóa - Xã hội"], "thoi_han": day})  # fmt: skip
        rows.append({"ma": "rieng", "noi_dung": f"Sửa lại nhà văn hóa các thôn của {name} theo đợt vận động", "san_pham": "Nhà văn hóa", "chu_tri": ["Phòng Kinh tế"], "thoi_han": "30/6/2026"})  # fmt: skip
        for n, (title, compared, value) in enumerate(TARGETS):
            if dice.random() < 0.06:
                planted.below.add((name, n))
                value = str(int(value) - dice.randint(1, 9))
            targets[n] = (title, compared, value)
        whose = planted.copied.get(name, name)
        copied = (
            f"Các đoàn thể của {whose} vận động người dân dùng tài khoản định danh điện tử khi làm thủ tục, "
            "mỗi quý tổng hợp số người được hướng dẫn."
        )
        kind, _, place = name.partition(" ")
        to = (
            "Chủ tịch UBND tỉnh (để b/c)"
            if name in planted.no_province
            else f"Ủy ban nhân dân tỉnh {PROVINCE} (để b/c)"
        )
        plan = _plan(f"Ủy ban nhân dân {name}", place, rows, targets, [copied], to)
        source = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False).encode()
        file = folder / f"{kind}_{names().index(name):03}.docx"
        file.write_bytes(render(read_bytes(source, "xa.yaml").document))
    return planted
