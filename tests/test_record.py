"""Records stand in for dataclasses: same values, same places in memory, same services."""

from __future__ import annotations

import pickle
from copy import deepcopy
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from dataclasses import field as plain_field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.record import Record, field


class Thon(Record):
    """A hamlet."""

    ten: str
    so_ho: int = 0
    xom: list[str] = field(default_factory=list)
    ghi_chu: str | None = None


class ThonLon(Thon):
    """A hamlet with more to say."""

    truong_thon: str = ""
    to: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Twin:
    """What a dataclass makes of the same fields."""

    ten: str
    so_ho: int = 0
    xom: list[str] = plain_field(default_factory=list)
    ghi_chu: str | None = None


VALUES = st.fixed_dictionaries(
    {"ten": st.text(max_size=5)},
    optional={
        "so_ho": st.integers(),
        "xom": st.lists(st.text(max_size=3), max_size=3),
        "ghi_chu": st.none() | st.text(max_size=3),
    },
)


@given(VALUES, VALUES)
def test_a_record_is_made_and_compared_as_a_dataclass_is(one: dict, other: dict) -> None:
    assert asdict(Thon(**one)) == asdict(Twin(**one))
    assert (Thon(**one) == Thon(**other)) == (Twin(**one) == Twin(**other))
    assert repr(Thon(**one)) == repr(Twin(**one)).replace("Twin", "Thon")
    assert Thon(*one.values()) == Thon(**dict(zip(("ten", "so_ho", "xom", "ghi_chu"), one.values(), strict=False)))


def test_what_is_made_anew_is_nobody_elses() -> None:
    first, second = Thon("Đông Lĩnh"), Thon("Đông Lĩnh")
    first.xom.append("Cồn Dâu")
    assert second.xom == []
    assert first != second


def test_a_record_has_slots_only() -> None:
    with pytest.raises(AttributeError):
        Thon("Đông Lĩnh").dan_so = 3  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="unhashable"):
        {Thon("Đông Lĩnh")}
    with pytest.raises(TypeError, match="missing"):
        Thon()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected"):
        Thon("Đông Lĩnh", dan_so=3)  # type: ignore[call-arg]


def test_a_record_built_on_another_has_its_fields_first() -> None:
    thon = ThonLon("Đông Lĩnh", 40, truong_thon="Cầm Bá Sửu")
    assert [one.name for one in fields(thon)] == ["ten", "so_ho", "xom", "ghi_chu", "truong_thon", "to"]
    assert (thon.xom, thon.to) == ([], {})
    assert thon != Thon("Đông Lĩnh", 40)


def test_the_services_of_dataclasses_take_records() -> None:
    thon = Thon("Đông Lĩnh", xom=["Cồn Dâu"])
    other = replace(thon, so_ho=12)
    assert (other.ten, other.so_ho, other.xom is thon.xom) == ("Đông Lĩnh", 12, True)
    assert is_dataclass(Thon)
    assert is_dataclass(thon)
    assert asdict(thon) == {"ten": "Đông Lĩnh", "so_ho": 0, "xom": ["Cồn Dâu"], "ghi_chu": None}


@pytest.mark.parametrize("copied", [deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_is_equal_and_apart(copied) -> None:
    thon = ThonLon("Đông Lĩnh", xom=["Cồn Dâu"], to={"một": 1})
    other = copied(thon)
    assert other == thon
    assert other.xom is not thon.xom
