"""Frozen, slotted dataclasses that share their methods: `@frozen`.

`dataclass(frozen=True)` writes the source of six methods for every class and compiles them: for the twenty classes of
the model, a thirtieth of a start. These get their fields and slots from `dataclass`, and methods written once that
go by the fields. To `fields`, `replace`, `match` and a type checker (PEP 681) they are dataclasses like others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass
from operator import attrgetter
from typing import Any, NamedTuple, NoReturn, TypeVar, cast, dataclass_transform

T = TypeVar("T")


class _Shape(NamedTuple):
    """What the methods know of a class."""

    places: dict[str, int]
    setters: tuple[Callable[[object, object], None], ...]
    defaults: tuple[object, ...]
    needed: int
    values: Callable[[object], tuple[object, ...]]


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """The class as a frozen, slotted dataclass, equal by class and fields, and hashable.

    It needs two fields or more; their defaults are values, never factories. Where there is a `__post_init__`, it is
    called.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    found = made.__dataclass_fields__
    made._shape = _Shape(
        {name: place for place, name in enumerate(found)},
        tuple(getattr(made, name).__set__ for name in found),
        tuple(field.default for field in found.values()),
        sum(field.default is MISSING for field in found.values()),
        attrgetter(*found),
    )
    for name, method in _METHODS.items():
        setattr(made, name, method)
    if hasattr(made, "__post_init__"):
        made.__init__ = _init_and_look
    return cast(type[T], made)


def _init(self: Any, *values: object, **named: object) -> None:
    places, setters, defaults, needed, _ = self._shape
    filled = [*values, *defaults[len(values) :]]
    for name in named:
        place = places.get(name, -1)
        if place < len(values):
            raise TypeError(f"{type(self).__name__} has no field {name!r}, or was given it twice")
        filled[place] = named[name]
    if len(filled) > len(setters) or (len(values) < needed and MISSING in filled[:needed]):
        raise TypeError(f"{type(self).__name__} takes {needed} to {len(setters)} values")
    for put, value in zip(setters, filled, strict=True):
        put(self, value)


def _init_and_look(self: Any, *values: object, **named: object) -> None:
    _init(self, *values, **named)
    self.__post_init__()


def _equal(self: Any, other: object) -> Any:
    shape: _Shape = self._shape
    if type(other) is not type(self):
        return NotImplemented
    return shape.values(self) == shape.values(other)


def _hash(self: Any) -> int:
    return hash(self._shape.values(self))


def _told(self: Any) -> str:
    shape: _Shape = self._shape
    told = (f"{name}={value!r}" for name, value in zip(shape.places, shape.values(self), strict=True))
    return f"{type(self).__qualname__}({', '.join(told)})"


def _refuse(self: object, name: str, _value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__} cannot be changed: {name!r}")


def _reduced(self: Any) -> tuple[object, ...]:
    return type(self), self._shape.values(self)


_METHODS = {
    "__init__": _init,
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _told,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduced,
}
