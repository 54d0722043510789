"""Text made safe to draw on a card: whatever a person or a foreign file wrote, it stays on its lines.

The record keeps the text as it is; only what is drawn passes through here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect

LIMIT = 1200  # more characters than seven lines can show in any script
LONGEST_LINE = 300  # characters of a title or a stamp
LINE_BREAK = "\u2028"  # what a text layout takes for a new line within a paragraph

# compiled when a text needs them: a start has no time for it
_NEWLINES = r"[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])\s*"
_SPACES = r"[ \t\u00a0]+"
# controls, lone surrogates, non-characters, object replacement and interlinear marks: nothing a font could show
_UNDRAWABLE = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff]"
_SURROGATE = "[\ud800-\udfff]"
# blocks of marks that stack without end above and below a letter; other scripts' marks are part of their spelling
_STACKING = (
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
# whole phrases cast as one letter, several cards wide; spelt out they wrap
_PHRASES = "[\ufdfa\ufdfb\ufdfd]"
# text whose ink is known to keep to its line: Latin, Greek, Cyrillic, general punctuation, CJK and kana, Hangul; where
# each block begins and, next to that, what comes after its end
_TAME = (
    "\x20\u0300\u0370\u0483\u048a\u0530\u1e00\u2000\u2010\u205f\u20a0\u20c0\u2100\u2150\u2190\u2200"
    "\u3000\u3100\u3400\u4dc0\u4e00\ua000\uac00\ud7a4\uff01\uffef"
)


def legible(text: str, limit: int = LIMIT) -> str:
    """The text as it can be drawn, at most `limit` characters (then an ellipsis), line breaks as U+2028."""
    if len(text) > limit:
        text = text[:limit].rstrip() + "…"
    if text.isprintable() and (text.isascii() or ("  " not in text and tame(text))):
        return text.strip()  # as good as all texts
    text = re.sub(_SURROGATE, "\ufffd", text)
    text = re.sub(_UNDRAWABLE, "", text)
    text = re.sub(_PHRASES, lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = re.sub(_STACKING, r"\1", text)
    text = re.sub(_NEWLINES, LINE_BREAK, re.sub(_SPACES, " ", text).strip())
    return text.strip() if _visible(text) else ""


def _visible(text: str) -> bool:
    """Whether anything of the text can be seen: not all of it spaces, joiners and controls of direction."""
    return any(unicodedata.category(letter) not in ("Cf", "Zs", "Zl", "Zp") for letter in text)


def one_line(text: str, limit: int = LONGEST_LINE) -> str:
    """The same on a single line."""
    return legible(text, limit).replace(LINE_BREAK, " ")


def tame(text: str) -> bool:
    """Whether the ink of this text is known to stay within its lines, so that it need not be clipped."""
    if text.isascii() and text.isprintable():
        return True  # as nearly all texts
    return all(bisect(_TAME, letter) % 2 == 1 for letter in set(text) if letter != LINE_BREAK)


def has_right_to_left(text: str) -> bool:
    """Whether any letter of the text runs from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def runs_to_the_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter with a direction does (UAX 9, P2 and P3)."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


def isolated(text: str) -> str:
    """The text so that it does not turn round the words beside it, where it runs from right to left."""
    return f"\u2068{text}\u2069" if has_right_to_left(text) else text
