"""Frozen, slotted dataclasses that are made in a quarter of the time: every start makes some twenty.

For each of them the standard library writes and compiles six functions, which for the records alone took a twelfth of
what Moot adds to the start of Qt. Here `dataclasses` gathers the fields, so that its `fields` and `replace` work;
`__init__` alone is compiled for each class, and for its first instance, while the others are shared. To a type checker
this is `dataclasses.dataclass` itself; in use the two differ in the time they take.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """Makes a class a dataclass; both must be asked for, since there is no other kind here.

        It needs two fields or more, has none to inherit, and its defaults are values, never factories.
        """
        assert frozen and slots
        return _made


def _made(cls: type) -> type:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made._values = property(attrgetter(*(field.name for field in dataclasses.fields(made))))
    made.__init__ = _compiled_when_called(made)
    for name, method in _SHARED.items():
        setattr(made, name, method)
    return made  # type: ignore[no-any-return]  # the class it was given, with slots


def _compiled_when_called(made: Any) -> Callable[..., None]:
    """An `__init__` that is compiled for the first instance: a start makes some of the classes only."""

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807 - it becomes the class's
        made.__init__ = _initialiser(made)
        made.__init__(self, *values, **named)

    return __init__


def _initialiser(made: type) -> Callable[..., None]:
    """`__init__` by the fields: it writes to their slots, since the class itself lets nobody write."""
    known: dict[str, Any] = {}
    takes, does = ["self"], []
    for field in dataclasses.fields(made):
        known[f"set_{field.name}"] = vars(made)[field.name].__set__
        known[f"default_{field.name}"] = field.default
        takes.append(field.name if field.default is dataclasses.MISSING else f"{field.name}=default_{field.name}")
        does.append(f"set_{field.name}(self, {field.name})")
    if hasattr(made, "__post_init__"):
        does.append("self.__post_init__()")
    exec(f"def __init__({', '.join(takes)}): {'; '.join(does)}", known)
    known["__init__"].__qualname__ = f"{made.__qualname__}.__init__"  # so that an error names the class
    return known["__init__"]  # type: ignore[no-any-return]


def _equal(self: Any, other: Any) -> bool:
    return self._values == other._values if self.__class__ is other.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._values)


def _told(self: Any) -> str:
    told = (f"{name}={value!r}" for name, value in zip(self.__match_args__, self._values, strict=True))
    return f"{self.__class__.__qualname__}({', '.join(told)})"


def _refuse(self: object, name: str, _value: object = None) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"{self.__class__.__name__} does not change: {name}")


def _reduced(self: Any) -> tuple[type, tuple[Any, ...]]:
    return self.__class__, self._values


_SHARED = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _told,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduced,
}
