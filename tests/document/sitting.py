"""A scripted sitting that ends only when it is killed: `python sitting.py CASE SEED [COPY]`.

A dot is written once an edit has been made, and not before: that edit is acknowledged. The same steps can be taken
again by whoever knows the seed (`Script`), to know what the file has to hold. With COPY, the case is also copied over
that file again and again.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

from moot.model.case import Case
from moot.model.edit import Change, Edit, additions
from moot.model.records import Argument, Claim, Polarity, Premise, Record


class Script:
    """Steps drawn from a seed: claims with reasons, changed texts, removals, big imports, and undo (None)."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._prefix = f"s{seed}n"
        self._count = 0

    def next(self, case: Case, can_undo: bool) -> Edit | None:
        """The next edit of the case; None for undo."""
        chance = self._random.random()
        if can_undo and chance < 0.15:
            return None
        claims = list(case.claims.values())
        if chance < 0.25:
            return additions("Import", self._reasons(claims, 120))
        if claims and chance < 0.55:
            claim = self._random.choice(claims)
            return Edit("Write", (Change(claim, replace(claim, text=claim.text + " more", note=self._text())),))
        leaves = [p for p in case.premises.values() if not case.arguments_for(p.claim)]
        if len(claims) > 400:
            return Edit("Clear", tuple(change for premise in leaves for change in self._removal(case, premise)))
        return additions("Reason", self._reasons(claims, 1))

    def apply(self, case: Case, done: list[Edit]) -> None:
        """Take the next step in memory; `done` are the steps undo can take back."""
        edit = self.next(case, bool(done))
        if edit is None:
            case.apply(done.pop().inverse())
        else:
            case.apply(edit)
            if edit:
                done.append(edit)

    def _reasons(self, claims: list[Claim], number: int) -> list[Record]:
        made: list[Record] = []
        for _ in range(number):
            self._count += 1
            name = f"{self._prefix}{self._count}"
            made.append(Claim(name, text=self._text(), tags=("a", "b")))
            if claims:
                onto = self._random.choice(claims).id
                made += [Argument(f"a{name}", onto, self._random.choice([Polarity.PRO, Polarity.CON]))]
                made += [Premise(f"p{name}", f"a{name}", name)]
        return made

    def _removal(self, case: Case, premise: Premise) -> list[Change]:
        gone: list[Record] = [premise, case.arguments[premise.argument], case.claims[premise.claim]]
        return [Change(record, None) for record in gone]

    def _text(self) -> str:
        return "word " * self._random.randrange(1, 200)


def sit(path: Path, seed: int, copy: Path | None) -> None:
    """Edit until killed."""
    from moot.document.document import Document

    document = Document.open(path)
    script = Script(seed)
    while True:
        edit = script.next(document.case, document.can_undo)
        if edit is None:
            document.undo()
        else:
            document.apply(edit)
        os.write(1, b".")
        if copy is not None:
            document.save_copy(copy)


if __name__ == "__main__":
    sit(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
