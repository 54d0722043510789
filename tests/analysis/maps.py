"""Random cases for the property tests: small, tangled, with every feature the labelling knows; and random edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import Any

from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import (
    Argument,
    BareLeaves,
    Claim,
    Issue,
    Kind,
    Mode,
    Polarity,
    Position,
    Premise,
    Record,
    Ref,
    Settings,
    Stance,
    Standard,
    ref_of,
)

WEIGHTS = (10, 30, 50, 70, 100)
_STANCES = (Stance.OPEN,) * 6 + tuple(Stance)


def random_case(seed: int, *, claims: int = 7, arguments: int = 10, **settings: object) -> Case:
    """A case of up to so many claims and arguments; `settings` fixes fields of its settings."""
    r = Random(seed)
    records: list[Record] = [replace(_settings(r), **settings)]  # type: ignore[arg-type]
    ids = [f"c{i}" for i in range(r.randint(1, claims))]
    records += [_claim(r, id_) for id_ in ids]
    count = r.randint(0, arguments)
    for j in range(count):
        records += _argument(r, f"a{j}", ids, count)
    for k in range(r.randint(0, 2)):
        records.append(Issue(f"i{k}", standard=r.choice([None, *Standard])))
        records += [Position(f"i{k}-{n}", f"i{k}", r.choice(ids)) for n in range(r.randint(0, 4))]
    return Case(records)


def attack_map(seed: int, size: int = 8) -> tuple[list[str], list[tuple[str, str]], Case]:
    """A random framework of attacks: its arguments, its attacks, and the same drawn with bare leaves asserted."""
    r = Random(seed)
    names = [f"x{i}" for i in range(r.randint(1, size))]
    attacks = sorted({(r.choice(names), r.choice(names)) for _ in range(r.randint(0, 2 * len(names)))})
    records: list[Record] = [Settings(bare_leaves=BareLeaves.ASSERT)]
    records += [Claim(name) for name in names]
    for n, (source, target) in enumerate(attacks):
        records += [Argument(f"a{n}", target, Polarity.CON), Premise(f"p{n}", f"a{n}", source)]
    return names, attacks, Case(records)


def without_shares(case: Case) -> Case:
    """The same case with its cumulative arguments made convergent: what a framework of attacks can express."""
    return Case(
        replace(record, mode=Mode.CONVERGENT)
        if isinstance(record, Argument) and record.mode is Mode.CUMULATIVE
        else record
        for record in case
    )


def renamed(case: Case, seed: int) -> tuple[Case, dict[str, str]]:
    """The same case under other ids and in another order of records, and the new ids by the old."""
    r = Random(seed)
    ids = {record.id for record in case if not isinstance(record, Settings)}
    shuffled = sorted(ids)
    r.shuffle(shuffled)
    new = {id_: f"n{n}" for n, id_ in enumerate(shuffled)} | {"case": "case"}
    records = [_renamed(record, new) for record in case]
    r.shuffle(records)
    return Case(records), new


def random_edit(case: Case, r: Random) -> Edit:
    """One edit, or several at once, of what bears on the labelling, and now and then of what does not."""
    changes: dict[Ref, Change] = {}
    for _ in range(r.choice((1, 1, 1, 2, 4))):
        change = _change(case, r)
        changes.setdefault(change.ref, change)
    return Edit("random", tuple(c for c in changes.values() if c.before != c.after))


def _settings(r: Random) -> Settings:
    return Settings(
        standard=r.choice([Standard.PREPONDERANCE, *Standard]),
        bare_leaves=r.choice(list(BareLeaves)),
        circles_stay_open=r.random() < 0.2,
        clear_margin=r.choice((50, 50, 20)),
        doubt_margin=r.choice((50, 40)),
        doubt_ceiling=r.choice((30, 20)),
    )


def _claim(r: Random, id_: str) -> Claim:
    return Claim(
        id_,
        stance=r.choice(_STANCES),
        struck=r.random() < 0.05,
        presumed_weight=r.choice(WEIGHTS),
        standard=r.choice([None] * 9 + list(Standard)),
    )


def _argument(r: Random, id_: str, ids: list[str], count: int) -> Iterable[Record]:
    polarity = r.choice([Polarity.PRO] * 5 + [Polarity.CON] * 3 + [Polarity.UNDERCUT] * 2)
    target = f"a{r.randrange(count)}" if polarity is Polarity.UNDERCUT else r.choice(ids)
    mode = r.choice([Mode.LINKED, Mode.LINKED, Mode.CONVERGENT, Mode.CUMULATIVE])
    yield Argument(id_, target, polarity, r.choice(WEIGHTS), mode, enabled=r.random() < 0.95)
    least = 0 if mode is Mode.LINKED and r.random() < 0.3 else 1
    for n in range(r.randint(least, 3)):
        yield Premise(f"{id_}-{n}", id_, r.choice(ids), order=n)


def _change(case: Case, r: Random) -> Change:
    other = random_case(r.randrange(1 << 30))
    kind = r.choice(
        [Kind.CLAIM] * 4 + [Kind.ARGUMENT] * 4 + [Kind.PREMISE] * 3 + [Kind.POSITION, Kind.ISSUE, Kind.SETTINGS]
    )
    donors = [record for record in other if ref_of(record).kind is kind]
    residents = [record for record in case if ref_of(record).kind is kind]
    if residents and (not donors or r.random() < 0.3) and kind is not Kind.SETTINGS:
        return Change(r.choice(residents), None)
    if not donors:
        claim = Claim(f"c{r.randrange(9)}", text=str(r.random()))
        return Change(case.get(ref_of(claim)), claim)
    after = r.choice(donors)
    return Change(case.get(ref_of(after)), after)


def _renamed(record: Record, new: dict[str, str]) -> Record:
    fields = ("id", "conclusion", "argument", "claim", "issue")
    changed: Any = {f: new.get(getattr(record, f), "nobody") for f in fields if hasattr(record, f)}
    return replace(record, **changed)
