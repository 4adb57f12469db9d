"""The kinds of documents and the reporting periods a plan may name."""

from __future__ import annotations

KINDS = (
    "ke_hoach", "bao_cao", "quyet_dinh", "cong_van", "to_trinh", "thong_bao", "huong_dan", "chuong_trinh", "phuong_an",
    "de_an", "nghi_quyet", "chi_thi", "quy_che", "quy_dinh", "bien_ban", "giay_moi", "khac",
)  # fmt: skip


PERIODS = ("quy_1", "quy_2", "quy_3", "quy_4", "6_thang", "9_thang", "nam")
MONTHS = tuple(f"thang_{month}" for month in range(1, 13))
WEEKS = tuple(f"tuan_{week}" for week in range(1, 54))
"""Periods a plan may order besides: by the month, by the week (ISO 8601: week 1 holds the first Thursday)."""
ALL_PERIODS = (*PERIODS, *MONTHS, *WEEKS)
