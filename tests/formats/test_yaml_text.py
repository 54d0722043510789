import math
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from moot.formats.yaml_text import WIDTH, dump
from moot.formats.yaml_tree import Mapping, Scalar, Sequence, parse
from tests.formats.cases import texts


def plain(node: object) -> Any:
    if isinstance(node, Mapping):
        return {key: plain(inner) for key, inner in node.pairs.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text


_leaves: st.SearchStrategy[Any] = st.one_of(texts, st.lists(texts, max_size=4))
_entries = st.dictionaries(texts, _leaves, max_size=4)
trees = st.dictionaries(
    texts, st.one_of(_leaves, _entries, st.lists(st.one_of(texts, _entries), max_size=4)), max_size=4
)


@given(trees.filter(bool))
def test_any_tree_reads_back_with_each_parser_and_either_version_of_yaml(tree: dict[str, Any]) -> None:
    text = dump(tree)
    assert plain(parse(text)) == tree
    # the safe loader follows YAML 1.1: whatever it might take for a number, a date or a truth value is quoted
    assert yaml.load(text, Loader=yaml.SafeLoader) == tree
    assert yaml.load(text, Loader=yaml.BaseLoader) == tree


def test_texts_stand_without_quotes_where_they_can() -> None:
    tree: dict[str, Any] = {"a": "3 Cai. R. 175", "b": "¶ 9", "c": "¬app(a1)", "d": "it's so", "e": "“yes”", "f": "👩‍⚖️"}
    assert dump(tree) == "a: 3 Cai. R. 175\nb: ¶ 9\nc: ¬app(a1)\nd: it's so\ne: “yes”\nf: 👩‍⚖️\n"


def test_what_yaml_could_take_for_something_else_is_quoted() -> None:
    words = ["on", "Yes", "n", "null", "~", "1e3", "0x1F", "1_000", "12:30", "2024-05-01", ".inf", "=", "<<", "-", ""]
    for word in words:
        assert dump({"k": word}) == f'k: "{word}"\n'


def test_long_texts_fold_at_spaces_and_keep_every_one() -> None:
    text = "word " * 80 + "two  spaces  here " * 20 + "x" * 300 + " end"
    written = dump({"note": text})
    assert written.startswith("note: >-\n  word word")
    assert all(len(line) <= WIDTH for line in written.splitlines() if "xxx" not in line)
    assert plain(parse(written)) == {"note": text}


def test_texts_of_several_lines_are_literal_blocks() -> None:
    assert dump({"a": "one\n\n  two\n"}) == "a: |\n  one\n\n    two\n"
    assert dump({"a": "one\ntwo"}) == "a: |-\n  one\n  two\n"


def test_what_steers_or_hides_text_is_escaped() -> None:
    assert dump({"a": "x\u202ey"}) == 'a: "x\\u202Ey"\n'
    assert dump({"a": "\x1b[31m\t\x85"}) == 'a: "\\x1B[31m\\t\\x85"\n'


def test_small_records_in_a_list_take_a_line_each_and_large_ones_a_block() -> None:
    long = "a text with a comma, that goes on and on " * 4
    tree: dict[str, Any] = {"l": [{"source": "S1", "marks": ["a", "b"]}, {"source": "S2", "note": long.strip()}, "S3"]}
    assert dump(tree).splitlines()[:4] == [
        "l:",
        "  - {source: S1, marks: [a, b]}",
        "  - source: S2",
        "    note: >-",
    ]
    assert plain(parse(dump(tree))) == tree


def test_numbers_and_truth_values_are_written_as_such() -> None:
    numbers = [0.0, -1.5, 1e300, 5e-324, math.pi]
    text = dump({"yes": True, "count": -3, "all": list(numbers)})
    assert '"yes": true\ncount: -3\nall: [' in text
    found = plain(parse(text))["all"]
    assert [float(number) for number in found] == numbers


def test_keys_too_long_for_a_simple_key_are_explicit() -> None:
    key = "é" * 3000
    assert plain(parse(dump({key: "v", "k": {key: ["a"]}}))) == {key: "v", "k": {key: ["a"]}}
