"""What is particular to a file of Carneades 4: its sections, metadata and references."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from moot.formats.case_values import mapping_of, text_of
from moot.formats.yaml_tree import Mapping, Node, Scalar
from moot.model.records import Argument, Id, Polarity, Position, Premise, Record, Source

if TYPE_CHECKING:
    from moot.formats.yaml_text import Value

META = ("meta", "metadata")
SECTIONS = (*META, "assumptions", "references", "argument_schemes", "weighing_functions")
# what has no place in ours, and what to call it when it is listed
SECTIONS_WITHOUT_PLACE = {
    "language": "the wording of predicates",
    "issue_schemes": "the issue schemes",
    "tests": "the expected labels",
    "labels": "the expected labels",
}
UNDERCUTTERS = ("undercutter", "nas")
# keys of a statement that say what is said elsewhere as well, or is worked out anew
REDUNDANT = ("issue", "arguments", "label", "value")

_TITLES = ("title", "label", "name")


def plain(node: Node) -> Value:
    """A part of the file as plain data, every scalar a text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.pairs.items()}
    return [plain(item) for item in node.items]


def meta_text(pairs: dict[str, Node]) -> str:
    """Metadata as a text for a note: a line for each key; what is long or nested as in YAML."""
    from moot.formats.yaml_text import dump  # a case of our own has no use for what writes YAML

    return "".join(dump({key: plain(node)}) for key, node in pairs.items()).strip("\n")


def take_meta(mapping: Mapping) -> str:
    """Take the metadata out of a record's keys, as a text for its note."""
    taken = [mapping_of(mapping.pairs.pop(key), key).pairs for key in META if key in mapping.pairs]
    return "\n".join(text for pairs in taken if (text := meta_text(pairs)))


def source_of(id_: Id, node: Node, order: int) -> Source:
    """An entry of `references` (Dublin Core, as a rule) as a source: its title, and the rest as its note."""
    pairs = dict(mapping_of(node, "a reference").pairs)
    key = next((key for key in _TITLES if isinstance(pairs.get(key), Scalar)), None)
    title = text_of(pairs.pop(key), key) if key is not None else ""
    return Source(id_, title=title or id_, note=meta_text(pairs), order=order)


def named_claims(records: Iterable[Record], accepted: Iterable[Id]) -> Iterable[Id]:
    """The claims that are used, whether stated or not, each once."""
    named: dict[Id, None] = dict.fromkeys(accepted)
    for record in records:
        if isinstance(record, Position | Premise):
            named[record.claim] = None
        elif isinstance(record, Argument) and record.polarity is not Polarity.UNDERCUT:
            named[record.conclusion] = None
    return named
