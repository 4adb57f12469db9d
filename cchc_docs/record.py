"""Records and named tuples: what `dataclass(slots=True)` and `typing.NamedTuple` make of a class, without what that costs.

`dataclasses` imports inspect, ast and tokenize, and compiles three functions for every class, used or not: an eighth of a
plain render. A record compiles one, when many of its kind are made. To `dataclasses.replace`, `fields` and `asdict` it is
a dataclass. `typing` compiles one function for every named tuple and one for every type written in it, and keeps all of
them: two megabytes and 8 ms of a check. Ours compiles one for all that have as many fields.
"""

from __future__ import annotations

import collections
import gc
from collections.abc import Callable, Iterator
from functools import wraps
from operator import attrgetter, itemgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Iterable
    from dataclasses import Field
    from typing import NamedTuple

__all__ = ["NamedTuple", "Record", "field", "replace", "uncollected"]

_Value = TypeVar("_Value")


class _Made:
    """Stands for the default of a field that is made anew for every record."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], _Value]) -> _Value:
    """Return the default of a field that is made anew for every record: a list, a dict."""
    made: Any = _Made(default_factory)
    return made  # type: ignore[no-any-return]


def _values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads all the fields of a record at once."""
    if len(names) == 1:
        return lambda record: (getattr(record, names[0]),)
    return attrgetter(*names)


class _AsDataclass:
    """What `dataclasses` looks for on a class: made, by itself, when it first does."""

    def __get__(self, record: object, kind: type[Record]) -> dict[str, Field[Any]]:
        import dataclasses

        def like(default: Any) -> Any:
            made = isinstance(default, _Made)
            return dataclasses.field(**{"default_factory" if made else "default": default.make if made else default})

        fields = [(name, Any, like(kind.__defaults__.get(name, dataclasses.MISSING))) for name in kind.__fields__]
        kind.__dataclass_fields__ = vars(dataclasses.make_dataclass(kind.__name__, fields))["__dataclass_fields__"]
        return kind.__dataclass_fields__


@dataclass_transform(field_specifiers=(field,))
class _Slotted(type):
    """Makes a slot of every annotated name; the values in the class body are the defaults."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        own = body.get("__annotations__", {}) if bases else {}
        defaults = {key: body.pop(key) for key in own if key in body}
        body["__slots__"] = tuple(own)
        made: Any = super().__new__(cls, name, bases, body)
        if own:
            made.__fields__ = (*getattr(made, "__fields__", ()), *own)
            made.__values__ = _values_of(made.__fields__)
            made.__defaults__ = {**getattr(made, "__defaults__", {}), **defaults}
            made.__init__ = _starting(made)
            made.__dataclass_fields__ = _AsDataclass()
        return made


_FEW = 24
"""So many objects are made value by value: to compile a function for them would take longer."""


def _starting(kind: Any) -> Callable[..., None]:
    """Return the `__init__` of a kind of which few objects are made; after them it puts a compiled one in its place."""
    names, defaults = kind.__fields__, kind.__defaults__
    known = frozenset(names)
    left = _FEW

    def first(self: Record, *given: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        values = {**defaults, **dict(zip(names, given, strict=False)), **named}
        fits = values.keys() == known and len(given) <= len(names) and named.keys().isdisjoint(names[: len(given)])
        if left < 0 or not fits:
            kind.__init__ = start = _start(names, defaults)
            start(self, *given, **named)  # which says what does not fit
            return
        for name, value in values.items():
            setattr(self, name, value.make() if isinstance(value, _Made) else value)

    return first


def _start(names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    known: dict[str, Any] = {"_anew": _Made}
    head, body = [], []
    for name in names:
        value = name
        if name not in defaults:
            head.append(name)
        elif isinstance(default := defaults[name], _Made):
            known[f"_make_{name}"] = default.make
            head.append(f"{name}=_anew")
            value = f"_make_{name}() if {name} is _anew else {name}"
        else:
            known[f"_default_{name}"] = default
            head.append(f"{name}=_default_{name}")
        body.append(f"    self.{name} = {value}\n")
    exec(f"def __init__(self, {', '.join(head)}):\n{''.join(body)}", known)  # noqa: S102 - names of a class of ours
    return known["__init__"]  # type: ignore[no-any-return]


def told(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield name and value of each field that is not as it would be where nobody said it; one without a default always."""
    defaults = record.__defaults__
    for name in record.__fields__:
        value = getattr(record, name)
        usual = defaults.get(name, defaults)  # no value is the table itself
        if value != (usual.make() if isinstance(usual, _Made) else usual):
            yield name, value


class Record(metaclass=_Slotted):
    """The base of records: mutable, equal where all their values are, so in no set and no key."""

    if TYPE_CHECKING:
        __fields__: ClassVar[tuple[str, ...]]
        __values__: ClassVar[Callable[[Any], tuple[Any, ...]]]
        __defaults__: ClassVar[dict[str, Any]]
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        values = type(self).__values__
        return bool(values(self) == values(other))

    def __repr__(self) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__fields__)})"


_Some = TypeVar("_Some", bound=Record)  # the class, no name: a name is compiled, and that brings the types of `ast`


def replace(record: _Some, **changes: Any) -> _Some:
    """Return a copy of a record with some values changed, as `dataclasses.replace` does."""
    kind = type(record)
    return kind(**{**dict(zip(kind.__fields__, kind.__values__(record), strict=True)), **changes})


_PUT = {"_put": tuple.__new__}
_CODES: dict[int, CodeType] = {}
"""Number of fields -> what puts them in a tuple; only the names differ from class to class."""


def _putting(kind: str, names: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    """Return the `__new__` of a named tuple."""
    code = _CODES.get(len(names))
    if code is None:
        given = "".join(f"a{number}, " for number in range(len(names)))
        code = _CODES[len(names)] = eval(f"lambda kind, {given}: _put(kind, ({given}))", _PUT).__code__  # noqa: S307
    code = code.replace(co_varnames=("_cls", *names), co_name="__new__", co_qualname=f"{kind}.__new__")
    return FunctionType(code, _PUT, "__new__", defaults)


class _Named(type):
    """Gives every annotated name its place in a tuple; the values in the class body are the defaults."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        if bases == (tuple,) or not bases[0].__dict__.get("_is_form"):
            return super().__new__(cls, name, bases, body)
        names = tuple(body.get("__annotations__", ()))
        defaults = {one: body.pop(one) for one in names if one in body}
        if tuple(defaults) != names[len(names) - len(defaults) :]:
            raise TypeError(f"{name}: a field without a default stands behind one that has one")
        new = _putting(name, names, tuple(defaults.values()))
        places = {one: _place(number, None) for number, one in enumerate(names)}
        shape = {
            "__slots__": (),
            "_fields": names,
            "_field_defaults": defaults,
            "__match_args__": names,
            "__new__": new,
        }
        return super().__new__(cls, name, bases, {**body, **places, **shape})


_place: Any = getattr(collections, "_tuplegetter", None) or (lambda place, _: property(itemgetter(place)))
"""What named tuples of Python read a field with: as quick as a slot."""


if not TYPE_CHECKING:

    class NamedTuple(tuple, metaclass=_Named):
        """The base of named tuples: to be used as `typing.NamedTuple` is, whatever it is asked for it answers alike."""

        __slots__ = ()
        _is_form = True
        _fields = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Any:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes: Any) -> Any:
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        __replace__ = _replace

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)


_Given = ParamSpec("_Given")


def uncollected(work: Callable[_Given, _Value]) -> Callable[_Given, _Value]:
    """Let a function run without looks for circles of objects: what is made of records and texts holds none.

    Python looks through all there is again and again while objects are made: a quarter of the time of a long plan.
    """

    @wraps(work)
    def run(*given: _Given.args, **named: _Given.kwargs) -> _Value:
        if not gc.isenabled():
            return work(*given, **named)
        gc.disable()
        try:
            return work(*given, **named)
        finally:
            gc.enable()

    return run
