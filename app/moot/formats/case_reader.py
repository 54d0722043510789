"""A case from YAML text: our own, or one of Carneades 4, whose keys ours include.

In our own, a key that is not known is an error in its line, since a misspelt one would lose what stands under it. In a
foreign file it is something that could not be carried, and is listed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from moot.formats import carneades
from moot.formats.carneades_schemes import Schemes
from moot.formats.case_fields import FieldReader, Losses
from moot.formats.case_keys import BEARS_ON, MARK, NESTED, NOUNS, OWN_KEYS, SECTIONS, VERSION, ImpliedIds, Nesting
from moot.formats.case_keys import plain_fields as own_fields
from moot.formats.case_values import (
    LARGEST,
    entries_of,
    id_of,
    is_nothing,
    items_of,
    mapping_of,
    truth_of,
    whole_of,
)
from moot.formats.errors import FormatError
from moot.formats.imported import Imported
from moot.formats.yaml_tree import Mapping, Node, Scalar, parse, shown
from moot.model import pace
from moot.model.records import (
    RECORD_TYPES,
    Argument,
    Claim,
    Id,
    Issue,
    Kind,
    Note,
    Polarity,
    Premise,
    Question,
    Record,
    Ref,
    Settings,
    Stance,
    ref_of,
)

_TOP = frozenset({MARK, *SECTIONS.values(), *carneades.SECTIONS, *carneades.SECTIONS_WITHOUT_PLACE})
_INSIDE = frozenset(nesting.kind for nesting in NESTED.values())


def read(text: str) -> Imported:
    """The records in a text. Raises FormatError, with the line where it is known."""
    root = parse(text)
    if root is None or is_nothing(root):
        raise FormatError("there is nothing in this; choose a file that holds something")
    if not isinstance(root, Mapping):
        raise FormatError("this is YAML, but not a case: it does not begin with keys such as statements", root.line)
    if _TOP.isdisjoint(root.pairs):
        raise FormatError("this is YAML, but not a case: it has neither statements nor issues", root.line)
    reader = _Reader(root)
    reader.read()
    return Imported(tuple(reader.records.values()), reader.losses.phrases())


class _Reader:
    """One text on its way to records."""

    def __init__(self, root: Mapping) -> None:
        self._root = root
        self._ours = not OWN_KEYS.isdisjoint(root.pairs)
        self.records: dict[Ref, Record] = {}
        self.losses = Losses(strict=self._ours)
        self._fields = FieldReader(self._ids_in(Kind.ISSUE), self._ids_in(Kind.CLAIM), self.losses)
        self._schemes = Schemes(root.pairs)
        self._accepted: dict[Id, None] = {}
        self._unnumbered: list[Id] = []
        self._given_ids: dict[Kind, frozenset[Id]] = {}

    def read(self) -> None:
        pairs = self._root.pairs
        self._check_top()
        for key in carneades.META:
            if key in pairs:
                self._settings(mapping_of(pairs[key], key))
        if "assumptions" in pairs:
            self._accepted = {
                id_of(item, "an assumption"): None for item in items_of(pairs["assumptions"], "assumptions")
            }
        for kind, section in SECTIONS.items():
            if section in pairs:
                self._section(kind, pairs[section])
        if "references" in pairs:
            for order, (id_, node, line) in enumerate(entries_of(pairs["references"], "references")):
                self._add(carneades.source_of(id_, node, order), line)
        self._accept()
        if not self._ours:
            self._keep_schemes()
            self._state_the_unstated()
        self._number()

    def _ids_in(self, kind: Kind) -> frozenset[Id]:
        node = self._root.pairs.get(SECTIONS[kind])
        return frozenset() if node is None else frozenset(id_ for id_, _, _ in entries_of(node, SECTIONS[kind]))

    def _check_top(self) -> None:
        for key, node in self._root.pairs.items():
            if key == MARK and (version := whole_of(node, MARK, 1, LARGEST)) > VERSION:
                raise FormatError(f"this is format {version}, of a later Moot; update Moot to read it", node.line)
            if key in carneades.SECTIONS_WITHOUT_PLACE:
                self.losses.add(carneades.SECTIONS_WITHOUT_PLACE[key], 0 if is_nothing(node) else 1)
            elif key not in _TOP:
                self.losses.unknown(key, "a case", self._root.lines[key])
        self.losses.add("what an argument scheme says beyond its name and how it weighs", self._schemes.without_place)

    def _keep_schemes(self) -> None:
        """The schemes that weigh. Raises FormatError where all arguments were still to be made by them."""
        rules = self._schemes.rules
        if rules and not any(isinstance(record, Argument) for record in self.records.values()):
            raise FormatError(
                f"its arguments are to be made by rule, from schemes such as {shown(rules[0])}, which Moot does not do;"
                " let Carneades 4 evaluate it and open what that writes"
            )
        for scheme in self._schemes.records():
            self._add(scheme, self._root.line)

    def _settings(self, meta: Mapping) -> None:
        ours = own_fields(Kind.SETTINGS)
        known = Mapping(meta.line, {key: node for key, node in meta.pairs.items() if key in ours}, meta.lines)
        rest = {key: node for key, node in meta.pairs.items() if key not in ours}
        self._add(Settings(**self._fields.values(Kind.SETTINGS, known)), meta.line)
        if rest:
            # behind a colon, where no bare id of a hand-written page is likely to be
            self._add(Note("meta:unknown", "About this case", carneades.meta_text(rest)), meta.line)

    def _section(self, kind: Kind, node: Node) -> None:
        last: dict[object, int] = {}
        for id_, entry, line in entries_of(node, SECTIONS[kind]):
            pace.tick()
            if kind is Kind.CLAIM and isinstance(entry, Scalar):
                entry = Mapping(line, {"text": entry}, {"text": line})
            mapping = mapping_of(entry, f"the {NOUNS[kind]} {shown(id_)}")
            values = self._values(kind, id_, mapping)
            record = RECORD_TYPES[kind](id=id_, **values)
            if "order" not in values and kind is not Kind.CLAIM and kind not in _INSIDE:
                record = _with(record, order=last.get(_siblings(record), -1) + 1)
            last[_siblings(record)] = getattr(record, "order", 0)
            self._add(record, line)
            if kind in NESTED and NESTED[kind].key in mapping.pairs:
                self._nested(NESTED[kind], id_, mapping.pairs[NESTED[kind].key])
            if isinstance(record, Argument):
                self._undercutter(record, mapping)

    def _values(self, kind: Kind, id_: Id, mapping: Mapping) -> dict[str, Any]:
        """What the fields of a record hold, but for its id and an order that is not said."""
        rest = Mapping(mapping.line, dict(mapping.pairs), mapping.lines)
        if kind in NESTED:
            rest.pairs.pop(NESTED[kind].key, None)
        note = carneades.take_meta(rest) if kind in (Kind.CLAIM, Kind.ISSUE, Kind.ARGUMENT) else ""
        given: dict[str, Any] = {}
        if kind is Kind.CLAIM:
            self._take_claim_keys(id_, rest)
        elif kind is Kind.ARGUMENT:
            given = _take_conclusion(id_, rest)
            if not self._ours:
                given |= self._schemes.take(rest, self.losses)
        values = {**given, **self._fields.values(kind, rest, given)}
        if note:
            values["note"] = "\n".join(part for part in (values.get("note", ""), note) if part)
        return values

    def _take_claim_keys(self, id_: Id, rest: Mapping) -> None:
        if "number" not in rest.pairs:
            self._unnumbered.append(id_)
        if "assumed" in rest.pairs and truth_of(rest.pairs.pop("assumed"), "assumed"):
            self._accepted[id_] = None
        if not self._ours:
            for key in carneades.REDUNDANT:
                rest.pairs.pop(key, None)

    def _nested(self, nesting: Nesting, owner: Id, node: Node) -> None:
        ids, order = ImpliedIds(owner), 0
        if nesting.kind is Kind.PREMISE and isinstance(node, Mapping):
            for role, claim in node.pairs.items():
                used = id_of(claim, f"the premise {shown(role)}")
                self._add(Premise(ids.next(used), owner, used, role=role, order=order), claim.line)
                order += 1
            return
        for item in items_of(node, nesting.key):
            if isinstance(item, Scalar) and nesting.target:
                item = Mapping(item.line, {nesting.target: item}, {nesting.target: item.line})
            rest = Mapping(item.line, dict(mapping_of(item, f"an entry of {nesting.key}").pairs), _lines_of(item))
            id_node = rest.pairs.pop("id", None)
            values = {"order": order, **self._fields.values(nesting.kind, rest, (nesting.field,)), nesting.field: owner}
            implied = ids.next(str(values[nesting.target]) if nesting.target else "")
            id_ = implied if id_node is None else id_of(id_node, "id")
            self._add(RECORD_TYPES[nesting.kind](id=id_, **values), item.line)
            order = values["order"] + 1

    def _undercutter(self, argument: Argument, mapping: Mapping) -> None:
        """Carneades' undercutter, a statement, as an argument that has it for its premise."""
        for key in carneades.UNDERCUTTERS:
            node = mapping.pairs.get(key)
            if node is not None and not is_nothing(node):
                claim = id_of(node, key)
                id_ = self._free(Kind.ARGUMENT, f"{argument.id}.{key}")
                self._add(Argument(id_, argument.id, Polarity.UNDERCUT), node.line)
                self._add(Premise(self._free(Kind.PREMISE, f"{id_}.{claim}"), id_, claim), node.line)

    def _free(self, kind: Kind, name: str) -> Id:
        if kind not in self._given_ids:
            self._given_ids[kind] = self._ids_in(kind)
        while name in self._given_ids[kind] or Ref(kind, name) in self.records:
            name += "′"
        return name

    def _add(self, record: Record, line: int) -> None:
        ref = ref_of(record)
        if ref in self.records:
            raise FormatError(f"two {SECTIONS.get(ref.kind, 'settings')} have the id {shown(ref.id)}", line)
        self.records[ref] = record

    def _accept(self) -> None:
        for id_ in self._accepted:
            claim = self.records.get(Ref(Kind.CLAIM, id_))
            if isinstance(claim, Claim):
                self.records[ref_of(claim)] = _with(claim, stance=Stance.ACCEPTED)
            elif self._ours:
                raise FormatError(f"the assumption {shown(id_)} is not among the statements")

    def _state_the_unstated(self) -> None:
        """Texts for the statements and issues a foreign file names only by their ids."""
        for id_ in carneades.named_claims(self.records.values(), self._accepted):
            if Ref(Kind.CLAIM, id_) not in self.records:
                stance = Stance.ACCEPTED if id_ in self._accepted else Stance.OPEN
                self._add(Claim(id_, stance=stance), self._root.line)
                self._unnumbered.append(id_)
        for ref, record in self.records.items():
            if isinstance(record, Claim | Issue) and not record.text:
                self.records[ref] = _with(record, text=ref.id)

    def _number(self) -> None:
        """Give each claim that has no key number the next one; a 0 that is written stays."""
        claims = [record for record in self.records.values() if isinstance(record, Claim)]
        number = max((claim.number for claim in claims), default=0)
        for id_ in self._unnumbered:
            number += 1
            ref = Ref(Kind.CLAIM, id_)
            self.records[ref] = _with(self.records[ref], number=number)


def _take_conclusion(id_: Id, rest: Mapping) -> dict[str, Any]:
    """Take from an argument's keys what it bears on, and how."""
    for key in carneades.UNDERCUTTERS:
        rest.pairs.pop(key, None)
    keys = [(polarity, key) for polarity, key in BEARS_ON.items() if key in rest.pairs]
    if len(keys) != 1:
        many = "more than one of" if keys else "none of"
        raise FormatError(f"the argument {shown(id_)} has {many} conclusion, against and undercuts", rest.line)
    polarity, key = keys[0]
    return {"polarity": polarity, "conclusion": id_of(rest.pairs.pop(key), key)}


def _with(record: Record, **values: Any) -> Record:
    changed: Record = replace(cast(Any, record), **values)
    return changed


def _lines_of(node: Node) -> dict[str, int]:
    return node.lines if isinstance(node, Mapping) else {}


def _siblings(record: Record) -> object:
    """What tells the records of a section that are siblings: for most, that they are of one section."""
    if isinstance(record, Argument):
        return record.polarity is Polarity.UNDERCUT, record.conclusion
    return (record.claim, record.argument) if isinstance(record, Question) else None
