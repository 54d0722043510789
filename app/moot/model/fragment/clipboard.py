"""Fragments as text for the clipboard. What comes from there is untrusted: bounded, and checked before it is used."""

from __future__ import annotations

import json

from moot.model.case import Case
from moot.model.fields import from_plain, to_plain
from moot.model.fragment.taking import Fragment, Root
from moot.model.phrases import phrase
from moot.model.records import Kind, Ref, kind_of, ref_of
from moot.model.rules import RuleError, problems
from moot.model.verbs.places import Relation

_VERSION = 1
MOST_CHARACTERS = 50_000_000
_UNREADABLE = phrase("The clipboard holds no claims that can be read.")
_NEWER = phrase("The clipboard holds claims from a newer version of Moot; update this one to paste them.")
_TOO_LARGE = phrase("The clipboard holds more than can be pasted at once; copy a smaller part.")
_KINDS = frozenset(
    {
        *(Kind.ISSUE, Kind.POSITION, Kind.CLAIM, Kind.ARGUMENT, Kind.PREMISE, Kind.QUESTION),
        *(Kind.PARTY, Kind.SOURCE, Kind.EXCERPT, Kind.CITATION),
    }
)
_ROOTS = frozenset({Kind.ISSUE, Kind.CLAIM, Kind.ARGUMENT})
_TOLERATED = ("number missing", "number duplicate", "no premise")  # numbers are given anew; the others as in the case


def to_json(fragment: Fragment) -> str:
    """A fragment as text."""
    plain = {
        "moot": "fragment",
        "version": _VERSION,
        "cut": fragment.cut,
        "roots": [[str(root.ref), root.hung.value] for root in fragment.roots],
        "shared": list(fragment.shared),
        "records": [to_plain(record) for record in fragment.records],
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Fragment:
    """The fragment a text holds. Raises RuleError, with a sentence for the person who pasted, if it holds none."""
    if len(text) > MOST_CHARACTERS:
        raise RuleError(_TOO_LARGE)
    try:
        plain = json.loads(text)
        if not isinstance(plain, dict) or plain.get("moot") != "fragment":
            raise ValueError("not a fragment")
        version = plain.get("version")
        if type(version) is int and version > _VERSION:
            raise RuleError(_NEWER)
        fragment = Fragment(
            records=tuple(map(from_plain, _list(plain.get("records")))),
            roots=tuple(map(_root, _list(plain.get("roots")))),
            shared=tuple(map(str, _list(plain.get("shared")))),
            cut=plain.get("cut") is True,
        )
    except (ValueError, RecursionError) as error:
        raise RuleError(_UNREADABLE) from error
    if not _sound(fragment):
        raise RuleError(_UNREADABLE)
    return fragment


def _list(plain: object) -> list[object]:
    if not isinstance(plain, list):
        raise ValueError("a list was expected")
    return plain


def _root(plain: object) -> Root:
    ref, hung = _list(plain)
    return Root(Ref.parse(str(ref)), Relation(str(hung)))


def _sound(fragment: Fragment) -> bool:
    """Whether a fragment is whole: known kinds, each record once, no link that leads out but from root arguments."""
    refs = {ref_of(record) for record in fragment.records}
    roots = {root.ref for root in fragment.roots}
    if len(refs) < len(fragment.records) or any(kind_of(record) not in _KINDS for record in fragment.records):
        return False
    if not roots or not roots <= refs or any(ref.kind not in _ROOTS for ref in roots):
        return False
    for problem in problems(Case(fragment.records)):
        leads_out = problem.kind == "dangling" and problem.ref.kind is Kind.ARGUMENT and problem.ref in roots
        if problem.kind not in _TOLERATED and not leads_out:
            return False
    return True
