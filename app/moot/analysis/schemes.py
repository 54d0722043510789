"""Ways of weighing that look beyond the argument itself: factorized, preference and criteria.

The first two compare an argument with all arguments for the answers to the same issue, whatever their labels; so they
only change what a linked argument weighs, and the labelling need not know of them. Criteria ask for the values which
claims that stand give to properties, and are weighed when all these are decided.

Source: the behaviour of carneades-4. Where its order of arguments depends on the order of the file (ties, and a first
property that tells one way while a later one tells the other) equals share the place of the strongest among them, and
an earlier property goes before a later one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from moot.analysis.propositions import Criteria, Label, Proposition, Step
from moot.analysis.standards import Weight, share
from moot.model.weighing import WeighedScheme, Weighing

# in few cases a scheme weighs: what only those need is imported where it is used, lest every start wait for it
if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

LabelOf: TypeAlias = Callable[[Proposition], Label]

_TERM = r"\s*([^\W\dA-Z_]\w*)\s*\((.*)\)\s*"
_WHOLE = r"[-+]?\d{1,18}"
_DECIMAL = r"[-+]?(?:\d{1,40}\.\d{0,40}|\.\d{1,40})(?:[eE][-+]?\d{1,3})?"
_DATE = r"\d{4}-\d\d-\d\d"
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}


def compares(scheme: WeighedScheme | None) -> bool:
    """Whether a scheme weighs an argument against the others of its issue."""
    return scheme is not None and scheme.weighing in (Weighing.FACTORIZED, Weighing.PREFERENCE)


def peers(p: Proposition) -> Iterator[Proposition]:
    """A proposition and whatever competes with it (its opposite, the answers to its issues and theirs), each once."""
    found = dict.fromkeys((p, *(q for rivalry in p.rivalries for q in rivalry.members)))
    for q in found:
        yield q
        if q.opposite is not None and q.opposite not in found:
            yield q.opposite


def compared_weight(step: Step, schemes: Mapping[str, WeighedScheme], full: int) -> Weight:
    """What a step that is compared weighs when its premises stand; `full` is the weight on its record."""
    assert step.conclusion is not None
    assert step.record is not None
    rivals = [other for p in peers(step.conclusion) for other in p.steps]
    scheme = schemes[step.record.scheme]
    if scheme.weighing is Weighing.FACTORIZED:
        distinct = len({premise for other in rivals for premise in other.premises})
        return share(full, min(len(step.premises), distinct), distinct)
    if step.conclusion.opposite is None and not step.conclusion.rivalries:
        return full
    own = _properties(step, schemes)
    stronger = sum(
        _weaker(own, _properties(other, schemes), scheme.preferences) for other in rivals if other is not step
    )
    return share(full, len(rivals) - stronger, len(rivals))


def criteria_of(scheme: WeighedScheme | None) -> Criteria | None:
    """The criteria of a scheme that weighs by them; None for any other. What is no number counts as 0."""
    if scheme is None or scheme.weighing is not Weighing.CRITERIA:
        return None
    from fractions import Fraction

    soft: dict[str, tuple[Fraction, dict[str, Fraction]]] = {}
    for row in scheme.criteria:
        if row:
            values = dict(zip(row[2::2], map(_fraction, row[3::2]), strict=False))
            soft[row[0]] = (max(_fraction(row[1]) if len(row) > 1 else Fraction(0), Fraction(0)), values)
    return Criteria(frozenset(scheme.hard), soft)


def asked(step: Step) -> list[Proposition]:
    """The rivals of the premises of a step with criteria: where a premise falls, one of them may give its value."""
    found = (q for p in step.premises for rivalry in p.rivalries for q in rivalry.members)
    return list(dict.fromkeys(q for q in found if q not in step.premises))


def asking(p: Proposition) -> Iterator[Step]:
    """The steps with criteria that a label bears on beyond those it is a premise of."""
    for rivalry in p.rivalries:
        for q in rivalry.members:
            if q is not p:
                yield from (step for step in q.uses if step.criteria is not None)


def criteria_weight(step: Step, label_of: LabelOf) -> Weight | None:
    """What a step with criteria weighs by these labels, not undercut; None while one of them is open that may bear."""
    criteria = step.criteria
    assert criteria is not None
    if any(label_of(p) is Label.UNDECIDED for p in step.premises):
        return None
    from fractions import Fraction

    order = sorted(range(len(step.parts)), key=lambda place: (step.parts[place].order, step.parts[place].id))
    premises = [step.premises[place] for place in order]
    roles = [step.parts[place].role for place in order]
    fallen = {text for n, p in enumerate(premises) if label_of(p) is Label.OUT for text in (str(n), roles[n]) if text}
    if fallen & criteria.hard:
        return 0
    total = sum((factor for factor, _ in criteria.soft.values()), Fraction(0))
    weight = Fraction(0)
    waits = False
    for name, (factor, shares) in criteria.soft.items():
        value = _value(premises, name, label_of)
        if value is None:
            waits = True
        elif not value or not total:
            return 0
        else:
            weight += factor / total * min(max(shares.get(value[0], Fraction(0)), Fraction(0)), Fraction(1))
    if waits:
        return None
    exact = weight * step.weight
    return exact.numerator if exact.denominator == 1 else exact


def _value(premises: Iterable[Proposition], name: str, label_of: LabelOf) -> tuple[str, ...] | None:
    """The value of a property as a tuple of one; empty where there is none, None while that is open."""
    for p in premises:
        if property_of(p.id)[0] != name:
            continue
        if label_of(p) is Label.IN:
            return property_of(p.id)[1:]
        rivals = dict.fromkeys(q for rivalry in p.rivalries for q in rivalry.members if q is not p)
        if any(label_of(q) is Label.UNDECIDED for q in rivals):
            return None
        standing = [q.id for q in rivals if label_of(q) is Label.IN]
        if standing:
            return property_of(min(standing))[1:]
    return ()


@cache
def property_of(id_: str) -> tuple[str, ...]:
    """What a claim is about, if its id is a term such as `price(volvo, high)`: the predicate and the second of two."""
    found = re.fullmatch(_TERM, id_, re.DOTALL)
    if found is None:
        return (id_,)
    arguments = [""]
    depth = 0
    for char in found[2]:
        depth += _BRACKETS.get(char, 0)
        if char == "," and not depth:
            arguments.append("")
        else:
            arguments[-1] += char
    return (found[1], arguments[1].strip().strip("\"'")) if len(arguments) == 2 else (found[1],)


def _properties(step: Step, schemes: Mapping[str, WeighedScheme]) -> dict[str, str]:
    scheme = schemes.get(step.record.scheme) if step.record is not None else None
    return {row[0]: row[1] for row in scheme.properties if len(row) == 2} if scheme is not None else {}


def _weaker(one: Mapping[str, str], two: Mapping[str, str], preferences: Iterable[tuple[str, ...]]) -> bool:
    """Whether one set of properties is preferred less than another: the first property that tells them apart says."""
    for name, *order in (row for row in preferences if row):
        if name in one and name in two:
            told = _told(one[name], two[name], order[0] if order else "", order[1:])
            if told:
                return told < 0
    return False


def _told(one: str, two: str, order: str, values: Sequence[str]) -> int:
    """Below 0 where the first value is the weaker one, 0 where they cannot be told apart."""
    first, second = _typed(one), _typed(two)
    if type(first) is not type(second) or one == two:
        return 0
    if not isinstance(first, str):
        return _compared(first, second) * (1 if order == "ascending" else -1)
    if values:
        return _compared(*(values.index(value) if value in values else len(values) + 1 for value in (one, two)))
    return _compared(first, second)


def _typed(text: str) -> int | Fraction | date | str:
    """A value as what it looks like: a whole number, a decimal, a day, or a text."""
    from datetime import date
    from fractions import Fraction

    if re.fullmatch(_WHOLE, text, re.ASCII):
        return int(text)
    if re.fullmatch(_DECIMAL, text, re.ASCII):
        return Fraction(text)
    try:
        return date.fromisoformat(text) if re.fullmatch(_DATE, text, re.ASCII) else text
    except ValueError:
        return text


def _compared(one: Any, two: Any) -> int:
    return int(one > two) - int(one < two)


def _fraction(text: str) -> Fraction:
    from fractions import Fraction

    found = _typed(text.strip())
    return Fraction(found) if isinstance(found, int | Fraction) else Fraction(0)
