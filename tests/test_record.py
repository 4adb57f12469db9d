"""Records stand in for dataclasses: same values, same places in memory, same services."""

from __future__ import annotations

import pickle
import typing
from copy import deepcopy
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from dataclasses import field as plain_field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.record import NamedTuple, Record, field


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


class To(NamedTuple):
    """A group of households."""

    ten: str
    so_ho: int = 0
    truong: str | None = None

    @property
    def dong(self) -> bool:
        """Whether there are many."""
        return self.so_ho > 50


class TwinTo(typing.NamedTuple):
    """What `typing` makes of the same fields."""

    ten: str
    so_ho: int = 0
    truong: str | None = None


ONE_TO = st.fixed_dictionaries(
    {"ten": st.text(max_size=5)}, optional={"so_ho": st.integers(), "truong": st.none() | st.text(max_size=3)}
)


@given(ONE_TO, st.fixed_dictionaries({}, optional={"so_ho": st.integers(), "ten": st.text(max_size=2)}))
def test_a_named_tuple_is_what_python_makes_of_one(values: dict, changes: dict) -> None:
    ours, twin = To(**values), TwinTo(**values)
    assert tuple(ours) == tuple(twin)
    assert hash(ours) == hash(twin)
    assert (ours.ten, ours.so_ho, ours.truong) == (twin.ten, twin.so_ho, twin.truong)
    assert repr(ours) == repr(twin).replace("TwinTo", "To")
    assert tuple(ours._replace(**changes)) == tuple(twin._replace(**changes))
    assert ours._asdict() == twin._asdict()
    for copied in (pickle.loads(pickle.dumps(ours)), deepcopy(ours), To._make(twin)):
        assert copied == ours
        assert type(copied) is To


def test_a_named_tuple_has_no_room_for_more_and_says_what_does_not_fit() -> None:
    assert not hasattr(To("một"), "__dict__")
    assert To("một", 51).dong
    with pytest.raises(AttributeError):
        To("một").ten = "hai"  # type: ignore[misc]
    with pytest.raises(TypeError, match=r"To\.__new__\(\) missing 1 required positional argument: 'ten'"):
        To()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Expected 3 arguments, got 1"):
        To._make(["một"])
    with pytest.raises((ValueError, TypeError), match="la"):
        To("một")._replace(la=1)  # type: ignore[call-arg]
    match To("một", 2):
        case To(ten, so_ho=so_ho):
            assert (ten, so_ho) == ("một", 2)
    with pytest.raises(TypeError, match="behind"):

        class _(NamedTuple):
            ten: str = ""
            so_ho: int  # type: ignore[misc]
