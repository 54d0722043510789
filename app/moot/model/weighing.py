"""Argument schemes: how arguments that follow one are weighed, where their own mode and weight do not say it."""

# no annotations of the future here: the types of the fields are read as they stand (`model.fields`)
from enum import StrEnum

from moot.model.frozen import dataclass


class Weighing(StrEnum):
    """Ways of weighing that look beyond the argument itself (Carneades 4)."""

    FACTORIZED = "factorized"
    CRITERIA = "criteria"
    PREFERENCE = "preference"


@dataclass(frozen=True, slots=True)
class WeighedScheme:
    """A scheme, named by its id in the field `scheme` of the arguments that follow it.

    `properties` are rows of a name and a value (`authority`, `federal`). For `preference`, each row of `preferences`
    is a property and `ascending`, `descending` or `listed`, then the values from weakest to strongest. For `criteria`,
    each row of `criteria` is a property, its factor, then values and their shares of 1 in turn; `hard` names premises
    that must not fall, by role or by place (from 0). Numbers are decimals in text, so that none is rounded.
    """

    id: str
    weighing: Weighing | None = None
    hard: tuple[str, ...] = ()
    criteria: tuple[tuple[str, ...], ...] = ()
    preferences: tuple[tuple[str, ...], ...] = ()
    properties: tuple[tuple[str, ...], ...] = ()
    note: str = ""
    order: int = 0
