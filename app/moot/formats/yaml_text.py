"""Plain data as YAML that is pleasant to read and to compare: block style, one field a line, few quotes.

Written by hand rather than by PyYAML so that the same case gives the same bytes with every version of it, at ten times
the speed. The output is read alike by YAML 1.1 and 1.2: whatever one of them could take for a number, a truth value,
a date or nothing is quoted. Long texts are folded at spaces, texts of several lines stand as literal blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from moot.model import pace

WIDTH = 118  # characters a line should keep to
_LONGEST_KEY = 250  # a parser gives up looking for the colon after 1024 characters, escapes included

Value: TypeAlias = "str | bool | int | float | dict[str, Value] | list[Value]"

# what would not survive as it is: control characters, line ends other than a line feed, what steers or hides text
_ESCAPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_NAMED = {"\0": "\\0", "\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_QUOTED_CHARS = re.compile(f'{_ESCAPED.pattern}|["\\\\\n]')
# what one of the two YAMLs reads as something other than a text
_NOT_TEXT = re.compile(
    r"(?:[-+.0-9][-+.0-9_:,eExXoOa-fA-FtTzZ \t]*|\.?inf|\.?nan|y|n|yes|no|on|off|true|false|null)", re.IGNORECASE
)
_BLOCK_PLAIN = re.compile(r"(?:[^\W_]|[^\x00-\x7f]|[(/$+]\S)[^\n]*")
_FLOW_UNSAFE = re.compile(r"[,\[\]{}:#?]")


def dump(tree: dict[str, Value]) -> str:
    """The mapping as a YAML document, a blank line between its entries where they take more than a line."""
    parts = ["\n".join(_entry(key, value, "")) for key, value in tree.items()]
    text = ""
    for before, part in zip(["", *parts], parts, strict=False):
        apart = "\n" in part or "\n" in before
        text += ("\n" if text and apart else "") + part + "\n"
    return text


def _entry(key: str, value: Value, indent: str) -> Iterator[str]:
    pace.tick()
    written = _inline(key)
    if len(written) > _LONGEST_KEY:
        yield f"{indent}? {written}"
        start = f"{indent}:"
    else:
        start = f"{indent}{written}:"
    if isinstance(value, dict) and value:
        yield start
        for inner_key, inner in value.items():
            yield from _entry(inner_key, inner, indent + "  ")
    elif isinstance(value, list) and value:
        yield from _list(start, value, indent)
    else:
        yield from _scalar(start, value, indent + "  ")


def _list(start: str, items: Sequence[Value], indent: str) -> Iterator[str]:
    flow = _flow(list(items))
    if not any(isinstance(item, dict) for item in items) and _fits(start, flow):
        yield f"{start} {flow}"
        return
    yield start
    inner = indent + "  "
    for item in items:
        if isinstance(item, dict) and item:
            yield from _item(item, inner)
        else:
            yield from _scalar(f"{inner}-", item, inner + "  ")


def _item(mapping: dict[str, Value], indent: str) -> Iterator[str]:
    flow = _flow(mapping)
    if "\n" not in flow and _fits(f"{indent}-", flow):
        yield f"{indent}- {flow}"
        return
    mark = "- "
    for key, value in mapping.items():
        for line in _entry(key, value, indent + "  "):
            yield f"{indent}{mark}{line[len(indent) + 2 :]}" if mark == "- " else line
            mark = ""


def _scalar(start: str, value: Value, indent: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{start} {_flow(value)}"
    elif "\n" in value and _is_literal(value):
        yield f"{start} |{'' if value.endswith(chr(10)) else '-'}"
        for line in value.removesuffix("\n").split("\n"):
            yield indent + line if line else ""
    elif not _fits(start, inline := _inline(value)) and _is_foldable(value):
        yield f"{start} >-"
        for line in _folded(value, WIDTH - len(indent)):
            yield indent + line
    else:
        yield f"{start} {inline}"


def _fits(start: str, text: str) -> bool:
    return len(start) + 1 + len(text) <= WIDTH


def _flow(value: Value) -> str:
    """A value on one line, inside brackets or alone."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_inline(k, flow=True)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, int | float) else _inline(value, flow=True)


def _inline(text: str, *, flow: bool = False) -> str:
    """A text on one line, in quotes where it needs them."""
    plain = (
        _BLOCK_PLAIN.fullmatch(text) is not None
        and text[-1] not in " :"
        and ": " not in text
        and " #" not in text
        and not _ESCAPED.search(text)
        and not _NOT_TEXT.fullmatch(text)
        and not (flow and _FLOW_UNSAFE.search(text))
    )
    return text if plain else f'"{_QUOTED_CHARS.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\\uFFFD"  # half of a surrogate pair is no character, and no file could hold it
    return _NAMED.get(char) or (f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}")


def _is_literal(text: str) -> bool:
    """Whether a text of several lines survives as a literal block without tricks: no odd spaces or line ends."""
    lines = text.removesuffix("\n").split("\n")
    return bool(
        lines[0]
        and lines[-1]
        and not lines[0].startswith(" ")
        and not any(line.endswith(" ") for line in lines)
        and not _ESCAPED.search(text)
    )


def _is_foldable(text: str) -> bool:
    return not (text.startswith(" ") or text.endswith(" ") or "\n" in text or " " not in text or _ESCAPED.search(text))


def _folded(text: str, width: int) -> Iterator[str]:
    """The text cut at single spaces, which folding gives back; words longer than a line stay whole."""
    start = 0
    while len(text) - start > width:
        cut = _cut(text, start, width)
        if cut < 0:
            break
        yield text[start:cut]
        start = cut + 1
    yield text[start:]


def _cut(text: str, start: int, width: int) -> int:
    at = text.rfind(" ", start + 1, start + width + 1)
    while at > start and not _is_single(text, at):
        at = text.rfind(" ", start + 1, at)
    if at > start:
        return at
    at = text.find(" ", start + width)
    while at >= 0 and not _is_single(text, at):
        at = text.find(" ", at + 1)
    return at


def _is_single(text: str, at: int) -> bool:
    return text[at - 1] != " " and text[at + 1 : at + 2] not in ("", " ")
