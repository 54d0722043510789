"""What the three formats for frameworks of attacks have in common: named arguments, attacks, and the case they make.

Each argument becomes a claim with its name as id; each attack an objection that rests on the attacker. Claims nobody
argues for count as asserted, so that what stands by the usual rules is what the grounded semantics accepts.
"""

from __future__ import annotations

from collections import Counter

from moot.formats.errors import FormatError
from moot.formats.imported import Imported
from moot.model.records import Argument, BareLeaves, Claim, Id, Polarity, Premise, Record, Settings

MOST_ARGUMENTS = 100_000
MOST_ATTACKS = 500_000
_SHOWN = 40  # characters of a name or line in a sentence


class AttackGraph:
    """Arguments and attacks as a file lists them; what is said twice counts once, and is counted."""

    def __init__(self) -> None:
        self._texts: dict[Id, str] = {}
        self._attacks: dict[tuple[Id, Id], None] = {}
        self._again = [0, 0]

    def add_argument(self, name: Id, text: str, line: int) -> None:
        """Take in an argument. Raises FormatError if there are too many."""
        if name in self._texts:
            self._again[0] += 1
            return
        if len(self._texts) == MOST_ARGUMENTS:
            raise FormatError(f"this has more than {MOST_ARGUMENTS:,} arguments, which Moot does not read", line)
        self._texts[name] = text or name

    def add_attack(self, source: Id, target: Id, line: int, remedy: str) -> None:
        """Take in an attack. Raises FormatError if there are too many, or an argument is unknown."""
        for name in (source, target):
            if name not in self._texts:
                raise FormatError(f"there is no argument {quoted(name)}; {remedy}", line)
        if (source, target) in self._attacks:
            self._again[1] += 1
            return
        if len(self._attacks) == MOST_ATTACKS:
            raise FormatError(f"this has more than {MOST_ATTACKS:,} attacks, which Moot does not read", line)
        self._attacks[source, target] = None

    def imported(self) -> Imported:
        """The case they make."""
        records: list[Record] = [Settings(bare_leaves=BareLeaves.ASSERT)]
        for number, (name, text) in enumerate(self._texts.items(), start=1):
            records.append(Claim(name, text, number=number, order=number))
        orders: Counter[Id] = Counter()
        used: set[Id] = set()
        for source, target in self._attacks:
            id_ = f"{source}→{target}"
            while id_ in used:  # names may hold arrows themselves
                id_ += "'"
            used.add(id_)
            records.append(Argument(id_, target, Polarity.CON, order=orders[target]))
            records.append(Premise(id_, id_, source))
            orders[target] += 1
        return Imported(tuple(records), tuple(self._lost()))

    def _lost(self) -> list[str]:
        words = (("a repeated argument", "repeated arguments"), ("a repeated attack", "repeated attacks"))
        counted = zip(self._again, words, strict=True)
        return [one if count == 1 else f"{count} {many}" for count, (one, many) in counted if count]


def quoted(text: str) -> str:
    """A part of the file in quotes, cut where it is long."""
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"
