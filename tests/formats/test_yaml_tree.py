import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from moot.formats.errors import FormatError
from moot.formats.yaml_tree import Mapping, Scalar, Sequence, parse, shown

BOMB = "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
)


def text_of(key: str, node: object) -> str:
    assert isinstance(node, Mapping)
    value = node.pairs[key]
    assert isinstance(value, Scalar)
    return value.text


def test_scalars_stay_the_text_they_are_written_as() -> None:
    tree = parse("on: yes\n1e3: 0x1F\n2024-05-01: ~\n? long\n: 'quoted'\nlist: [no, 'no']\n")
    assert isinstance(tree, Mapping)
    assert list(tree.pairs) == ["on", "1e3", "2024-05-01", "long", "list"]
    assert text_of("on", tree) == "yes"
    assert text_of("1e3", tree) == "0x1F"
    assert text_of("2024-05-01", tree) == "~"
    listed = tree.pairs["list"]
    assert isinstance(listed, Sequence)
    assert [item.plain for item in listed.items if isinstance(item, Scalar)] == [True, False]


def test_every_value_knows_its_line() -> None:
    tree = parse("# a comment\na: 1\n\nb:\n  - x\n  - y: |\n      many\n      lines\n")
    assert isinstance(tree, Mapping)
    assert tree.lines == {"a": 2, "b": 4}
    b = tree.pairs["b"]
    assert isinstance(b, Sequence)
    assert [item.line for item in b.items] == [5, 6]


def test_an_alias_stands_for_what_it_names_and_counts_as_often_as_it_is_used() -> None:
    tree = parse("a: &x [1, 2]\nb: [*x, *x]\n")
    assert isinstance(tree, Mapping)
    b = tree.pairs["b"]
    assert isinstance(b, Sequence)
    assert b.items[0] is tree.pairs["a"]
    assert b.weight == 7


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "first is in line 1"),
        ("a: &x [*x]\n", 1, "inside what it stands for"),
        ("a: &x\n  b: {c: *x}\n", 2, "inside what it stands for"),
        ("a: *nowhere\n", 1, "stands for nothing"),
        ("? [1]\n: 2\n", 1, "a key must be a text"),
        ("k: &x [1]\n*x : 2\n", 2, "a key must be a text"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "tag"),
        ("a: !custom x\n", 1, "tag"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("a: [1\nb: 2\n", None, "not YAML"),
        ("a: b: c\n", 1, "not YAML"),
        ("\ta: 1\n", 1, "not YAML"),
        ("a: 1\nb: \x01\n", 2, "does not allow"),
        ("a: \ud800\n", None, "surrogate"),
        (BOMB, None, "more in this than Moot reads"),
    ],
)
def test_what_could_do_harm_or_lose_something_is_refused_in_its_line(text: str, line: int | None, words: str) -> None:
    with pytest.raises(FormatError) as caught:
        parse(text)
    assert words in str(caught.value)
    if line is not None:
        assert caught.value.line == line


@pytest.mark.parametrize("deep", ["[" * 200_000, "a: " + "{a: " * 200_000, "- " * 200_000, "? " * 50_000])
def test_depth_is_bounded_before_anything_recurses(deep: str) -> None:
    with pytest.raises(FormatError):
        parse(deep)


def test_a_merge_key_is_a_key_like_others() -> None:
    tree = parse("base: &b {x: 1}\nd:\n  <<: *b\n")
    assert isinstance(tree, Mapping)
    d = tree.pairs["d"]
    assert isinstance(d, Mapping)
    assert list(d.pairs) == ["<<"]


@pytest.mark.parametrize("empty", ["", "\n\n", "# only a comment\n", "---\n...\n"])
def test_an_empty_text_is_nothing(empty: str) -> None:
    found = parse(empty)
    assert found is None or (isinstance(found, Scalar) and found.text == "" and found.plain)


@given(st.text(max_size=200))
def test_any_text_is_a_tree_or_an_error(text: str) -> None:
    try:
        parse(text)
    except FormatError as error:
        assert "\n" not in str(error)


yaml_values = st.recursive(
    st.text("ab1~:-# \n", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(yaml_values)
def test_the_tree_is_what_another_writer_meant(value: object) -> None:
    def plain(node: object) -> object:
        if isinstance(node, Mapping):
            return {key: plain(inner) for key, inner in node.pairs.items()}
        if isinstance(node, Sequence):
            return [plain(item) for item in node.items]
        assert isinstance(node, Scalar)
        return node.text

    assert plain(parse(yaml.safe_dump(value, allow_unicode=True))) == value


def test_quoted_texts_are_short_and_on_one_line() -> None:
    assert shown("a\nb\x1b[31m") == "“a b [31m”"
    assert len(shown("x" * 5000)) == 42
