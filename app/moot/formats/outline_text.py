"""A case as indented text, one claim a line: to and from mails, word processors, other outliners, and the clipboard.

Written: a tab for each level; `?` before an issue and `-` before its answers; before a premise `+` for a reason, `−`
for an objection, `⊘` for an undercut (under the premise whose step it attacks), `&` for a further premise of the same
step, `↗` where a claim stands elsewhere; under a claim, `?` before an open question.

Read: that, and any list of the same look: tabs or spaces, bullets, numbers, Markdown lists and headings. A line without
a mark supports the line it is indented under, or answers it if that is an issue. A hyphen is a bullet unless the text
uses the other marks. Neither direction recurses: lists may be as deep as they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from moot.formats.errors import FormatError
from moot.formats.imported import Imported
from moot.model.case import Case, in_order
from moot.model.records import (
    Argument,
    Claim,
    Id,
    Issue,
    Kind,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    new_id,
)

MOST_LINES = 200_000
TAB = 4  # columns a tab is worth beside spaces


class Sign(StrEnum):
    """What stands before a line."""

    NONE = ""
    ISSUE = "?"
    PRO = "+"
    CON = "−"
    UNDERCUT = "⊘"
    FURTHER = "&"
    ELSEWHERE = "↗"


_POLARITIES = {Sign.PRO: Polarity.PRO, Sign.CON: Polarity.CON, Sign.UNDERCUT: Polarity.UNDERCUT}
_SIGNS = {polarity: sign for sign, polarity in _POLARITIES.items()}
_LEADING = re.compile(r"[ \t\u00a0\u3000]*")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_BULLET = re.compile(r"(?:[-*•◦▪‣·–—]|\(?\d{1,9}(?:\.\d{1,9}){0,9}[.)]|\(?[a-z]\))(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_SIGN = re.compile(r"([?+−⊘&↗-])(?:[ \t]+|$)")
_LOOKS_MARKED = re.compile(rf"\\*(?:{_BULLET.pattern}|{_SIGN.pattern}|{_HEADING.pattern})")
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class _Line:
    """A line taken apart. `hyphen` says that it begins with a hyphen that may be a bullet or an objection."""

    number: int
    indent: int
    sign: Sign
    text: str
    hyphen: bool
    elsewhere: bool = False


def read(text: str) -> Imported:
    """The claims in a text, with fresh ids. Raises FormatError where there is nothing in it, or too much."""
    lines = list(_lines(text))
    if not lines:
        raise FormatError("there is nothing in this; choose a file that holds something")
    marked = any(line.sign in (Sign.PRO, Sign.CON, Sign.UNDERCUT, Sign.FURTHER) for line in lines)
    reader = _Reader(lines, hyphen_objects=marked)
    return Imported(tuple(reader.records()))


def is_list(text: str) -> bool:
    """Whether a text is a list rather than prose: two lines have marks, or one is indented more than the one before."""
    lines = [line for line in text.splitlines() if line.strip()]
    marked = sum(_LOOKS_MARKED.match(line.strip()) is not None for line in lines)
    columns = [_columns(line[: len(line) - len(line.lstrip(" \t"))]) for line in lines]
    return marked > 1 or any(lower > upper for upper, lower in pairwise(columns))


def _lines(text: str) -> Iterator[_Line]:
    count = 0
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if "\0" in raw:
            raise FormatError("this is not text: it holds a null character", number)
        line = _taken_apart(number, raw.rstrip())
        if line.text:
            count += 1
            if count > MOST_LINES:
                raise FormatError(f"this has more than {MOST_LINES} lines, which Moot does not read", number)
            yield line


def _taken_apart(number: int, raw: str) -> _Line:
    leading = _LEADING.match(raw)
    start = leading.end() if leading else 0
    indent = _columns(raw[:start])
    rest, sign, hyphen = raw[start:], Sign.NONE, False
    heading = _HEADING.match(rest)
    if heading:
        return _Line(number, indent - 8 + len(heading[1]), sign, _plain(rest[heading.end() :]), hyphen)
    bullet = _BULLET.match(rest)
    if bullet:
        hyphen = bullet[0].startswith("-")
        rest = rest[bullet.end() :]
    found = _SIGN.match(rest)
    if found and not (found[1] == "-" and hyphen):
        sign = Sign.CON if found[1] == "-" else Sign(found[1])
        hyphen = False
        rest = rest[found.end() :]
    elsewhere = sign is Sign.ELSEWHERE
    if not elsewhere and rest.startswith(f"{Sign.ELSEWHERE} "):
        elsewhere, rest = True, rest[2:]
    return _Line(number, indent, Sign.NONE if sign is Sign.ELSEWHERE else sign, _plain(rest), hyphen, elsewhere)


def _columns(leading: str) -> int:
    if "\t" not in leading:
        return len(leading)
    column = 0
    for char in leading:
        column += TAB - column % TAB if char == "\t" else 1
    return column


def _plain(text: str) -> str:
    text = text.strip()
    return text[1:] if text.startswith("\\") and _LOOKS_MARKED.match(text) else text


@dataclass(slots=True)
class _Place:
    """A line others are indented under: its issue or claim, and the argument it is a premise of.

    `step` is the argument that the last premise under it belongs to, `premises` how many that has so far.
    """

    indent: int
    issue: Id | None = None
    claim: Id | None = None
    argument: Id | None = None
    step: Id | None = None
    premises: int = 0


class _Reader:
    """One list on its way to records."""

    def __init__(self, lines: Sequence[_Line], *, hyphen_objects: bool) -> None:
        self._lines = lines
        self._hyphen_objects = hyphen_objects
        self._by_text: dict[str, Id] = {}
        for line in lines:
            if line.sign is not Sign.ISSUE and not line.elsewhere:
                self._by_text.setdefault(line.text, new_id())
        self._made: set[Id] = set()
        self._stated: set[Id] = set()  # those whose own line has come
        self._counts: dict[object, int] = {}

    def records(self) -> Iterator[Record]:
        above = [_Place(-1000)]
        for line in self._lines:
            while above[-1].indent >= line.indent and len(above) > 1:
                above.pop()
            place = _Place(line.indent)
            yield from self._line(line, above[-1], place)
            above.append(place)

    def _line(self, line: _Line, parent: _Place, place: _Place) -> Iterator[Record]:
        if line.sign is Sign.ISSUE:
            yield self._asked(line, parent, place)
            return
        claim = self._claim_id(line)
        place.claim = claim
        hangs = parent.issue is not None or parent.claim is not None
        if claim not in self._made:
            self._made.add(claim)
            order = 0 if hangs else self._count("claims")
            yield Claim(claim, text=line.text, number=len(self._made), order=order)
        if parent.issue is not None:
            if self._once(parent.issue, claim):
                yield Position(new_id(), parent.issue, claim, order=self._count(parent.issue))
        elif parent.claim is not None:
            yield from self._step(line, parent, place, claim)

    def _asked(self, line: _Line, parent: _Place, place: _Place) -> Issue | Question:
        id_ = new_id()
        if parent.claim is None:
            place.issue = id_
            return Issue(id_, text=line.text, order=self._count("issues"))
        place.claim = parent.claim
        return Question(id_, text=line.text, claim=parent.claim, order=self._count(("questions", parent.claim)))

    def _claim_id(self, line: _Line) -> Id:
        """A claim of its own for each line, but for those that say that theirs stands elsewhere."""
        named = self._by_text.get(line.text)
        if line.elsewhere:
            return named or self._by_text.setdefault(line.text, new_id())
        if named is None or named in self._stated:
            return new_id()
        self._stated.add(named)
        return named

    def _step(self, line: _Line, parent: _Place, place: _Place, claim: Id) -> Iterator[Record]:
        """The premise that a line under a claim is, and the argument if it begins one."""
        sign = line.sign
        if sign is Sign.NONE and line.hyphen and self._hyphen_objects:
            sign = Sign.CON
        if sign is Sign.FURTHER and parent.step is not None:
            parent.premises += 1
        else:
            polarity = _POLARITIES.get(sign, Polarity.PRO)
            conclusion = parent.claim
            if polarity is Polarity.UNDERCUT:
                conclusion, polarity = (
                    (parent.argument, polarity) if parent.argument is not None else (parent.claim, Polarity.CON)
                )
            parent.step, parent.premises = new_id(), 0
            order = self._count((polarity is Polarity.UNDERCUT, conclusion))
            yield Argument(parent.step, conclusion or "", polarity, order=order)
        place.argument = parent.step
        if self._once(parent.step, claim):
            yield Premise(new_id(), parent.step, claim, order=parent.premises)

    def _count(self, what: object) -> int:
        count = self._counts.get(what, 0)
        self._counts[what] = count + 1
        return count

    def _once(self, owner: Id, claim: Id) -> bool:
        return self._count(("use", owner, claim)) == 0


def write(case: Case, roots: Iterable[Ref] = ()) -> str:
    """The case, or the issues and claims named with all beneath them, as indented text."""
    return "".join(_Writer(case).lines(list(roots) or _all_roots(case)))


@dataclass(frozen=True, slots=True)
class _Task:
    """A line still to be written: an issue, a question or a claim; for a premise, the argument it is one of."""

    depth: int
    sign: Sign
    ref: Ref
    argument: Id | None = None
    steps: tuple[Id, ...] = ()  # arguments whose undercuts go under this line


class _Writer:
    """A case on its way to lines, each claim in full once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._written: set[Id] = set()

    def lines(self, roots: Sequence[Ref]) -> Iterator[str]:
        waiting = [_Task(0, Sign.ISSUE if ref.kind is Kind.ISSUE else Sign.NONE, ref) for ref in reversed(roots)]
        while waiting:
            task = waiting.pop()
            below: list[_Task] = []
            if task.ref.kind is Kind.CLAIM:
                first = task.ref.id not in self._written
                if not first and task.depth == 0:
                    continue
                self._written.add(task.ref.id)
                yield self._line(task, "" if first else f"{Sign.ELSEWHERE} ")
                for step in task.steps:
                    for undercut in self._case.undercuts_of(step):
                        below.extend(self._premises(undercut, task.depth + 1))
                if first:
                    below.extend(self._beneath(task.ref.id, task.depth + 1))
            else:
                yield self._line(task, "")
                positions = self._case.positions_of(task.ref.id) if task.ref.kind is Kind.ISSUE else []
                below.extend(_Task(task.depth + 1, Sign.NONE, Ref(Kind.CLAIM, p.claim)) for p in positions)
            waiting.extend(reversed(below))

    def _beneath(self, claim: Id, depth: int) -> Iterator[_Task]:
        for question in self._case.questions_about(Ref(Kind.CLAIM, claim)):
            if not question.answered:
                yield _Task(depth, Sign.ISSUE, Ref(Kind.QUESTION, question.id))
        for argument in self._case.arguments_for(claim):
            yield from self._premises(argument, depth)

    def _premises(self, argument: Argument, depth: int) -> Iterator[_Task]:
        sign = _SIGNS[argument.polarity]
        steps: tuple[Id, ...] = (argument.id,)
        for premise in self._case.premises_of(argument.id):
            yield _Task(depth, sign, Ref(Kind.CLAIM, premise.claim), argument.id, steps)
            sign, steps = Sign.FURTHER, ()

    def _line(self, task: _Task, elsewhere: str) -> str:
        record = self._case.get(task.ref)
        text = _SPACES.sub(" ", getattr(record, "text", "")).strip() or "…"
        if _LOOKS_MARKED.match(text):
            text = "\\" + text
        mark = task.sign.value or "-"
        return "\t" * task.depth + f"{mark} {elsewhere}{text}\n"


def _all_roots(case: Case) -> list[Ref]:
    """Issues in order, then claims that hang from nothing, then the rest, which circles hold up; each in order."""
    claims = sorted(case.claims.values(), key=lambda claim: (case.hangs(claim.id), *in_order(claim)))
    issues = sorted(case.issues.values(), key=in_order)
    return [Ref(Kind.ISSUE, issue.id) for issue in issues] + [Ref(Kind.CLAIM, claim.id) for claim in claims]


def cannot_hold(case: Case) -> list[str]:
    """What indented text says nothing of, a phrase each, with the number: "3 proof standards"."""
    claims, arguments = list(case.claims.values()), list(case.arguments.values())
    described: list[Claim | Issue] = [*claims, *case.issues.values()]
    counts = {
        "a proof standard|proof standards": sum(record.standard is not None for record in described),
        "a holder of a claim|holders of claims": sum(len(claim.holders) for claim in claims),
        "a stance|stances": sum(claim.stance != Claim("").stance for claim in claims),
        "a struck claim|struck claims": sum(claim.struck for claim in claims),
        "a note|notes": sum(bool(record.note) for record in [*described, *arguments]),
        "a wording with attribution|wordings with attribution": sum(bool(claim.attributed) for claim in claims),
        "a scheme|schemes": sum(bool(argument.scheme) for argument in arguments),
        "a weight|weights": sum(argument.weight != 100 for argument in arguments),
        "a step switched off|steps switched off": sum(not argument.enabled for argument in arguments),
        "an argument without a premise|arguments without a premise": sum(
            not case.premises_of(argument.id) for argument in arguments
        ),
        "a question about a step or answered|questions about steps or answered": sum(
            question.claim is None or question.answered for question in case.questions.values()
        ),
        "a source|sources": len(case.sources),
        "a citation|citations": len(case.citations),
        "an event|events": len(case.events),
        "a free page|free pages": len(case.notes),
        "a view|views": len(case.views),
    }
    return [
        name.split("|")[0] if count == 1 else f"{count} {name.split('|')[1]}" for name, count in counts.items() if count
    ]
