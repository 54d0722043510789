"""What the start page offers: recent cases, new ones, samples, a map to try. Lists of values, no widgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QTime

from moot import places
from moot.document import templates
from moot.document.finding import folded
from moot.windows import menus
from moot.windows.actions import translate as _tr

BLANK = "blank"
_EMPTY = "empty"  # listed as the empty case


class Section(Enum):
    """A heading of the page."""

    RECENT = "recent"
    NEW = "new"
    OWN = "own"
    LOOK = "look"
    TRY = "try"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to begin with: its title, a line on it, and where it lies (None for what is made anew)."""

    section: Section
    key: str
    title: str
    line: str
    path: Path | None = None
    missing: bool = False

    @property
    def words(self) -> str:
        """All of it, for a screen reader."""
        return f"{self.title}. {self.line}" if self.line else self.title

    def fits(self, query: str) -> bool:
        """Whether all words typed stand in it, or in its heading."""
        held = folded(f"{self.title} {self.line} {title_of(self.section)}")
        return all(word in held for word in folded(query).split())


def title_of(section: Section) -> str:
    """The heading in the user's language."""
    return {
        Section.RECENT: _tr("Recent cases"),
        Section.NEW: _tr("New case"),
        Section.OWN: _tr("Your templates"),
        Section.LOOK: _tr("Samples"),
        Section.TRY: _tr("In one minute"),
    }[section]


def offers(recents: tuple[str, ...], seen: Mapping[str, float | None], now: datetime) -> list[Offer]:
    """Everything there is, in the order of the page: a person's own cases first, or else what to try.

    `seen` says when the recent files were last changed (None: they are gone), of those that have been looked at.
    """
    trying = Offer(Section.TRY, "tour", _tr("Try it"), _tr("A small dispute and six things to do in it."))
    known = [_recent(path, seen, now) for path in recents]
    fresh = [Offer(Section.NEW, BLANK, _tr("Empty case"), _tr("Blank paper. Press Q for the question in dispute."))]
    return [
        *known,
        *(() if known else (trying,)),
        *fresh,
        *_templates(),
        *_own(),
        *_samples(),
        *((trying,) if known else ()),
    ]


def _recent(name: str, seen: Mapping[str, float | None], now: datetime) -> Offer:
    path = Path(name)
    folder = shortened(path.parent)
    changed = seen.get(name, 0.0)
    if changed is None:
        line = _tr("not found · {folder}").format(folder=folder)
    elif not changed:
        line = folder
    else:
        line = _tr("{folder} · {when}").format(folder=folder, when=when(datetime.fromtimestamp(changed), now))
    return Offer(Section.RECENT, name, path.stem, line, path, missing=changed is None)


def _templates() -> Iterator[Offer]:
    lines = {
        "elements-of-a-claim": _tr("What a claimant must prove, element by element."),
        "elements-of-an-offence": _tr("What the prosecution must prove; what the defence raises."),
        "irac-creac": _tr("One question of law: issue, rule, application, conclusion."),
        "moot-court": _tr("Two grounds of appeal, submissions of both sides."),
        "pro-and-con": _tr("A proposal, with reasons for and against it."),
        "stasis-questions": _tr("Fact, definition, quality, jurisdiction: where sides part."),
        "statute-application": _tr("The elements of a provision and the facts under them."),
        "toulmin": _tr("One argument: claim, data, warrant, backing, rebuttal."),
        "wigmore": _tr("From the evidence up to the ultimate fact."),
    }
    for name, path in places.templates().items():
        yield Offer(Section.NEW, name, menus.template_title(name), lines.get(name, ""), path)


def _own() -> Iterator[Offer]:
    for name, path in templates.own().items():
        yield Offer(Section.OWN, name, name, "", path)


def _samples() -> Iterator[Offer]:
    lines = {
        "export-control-dispute": _tr("A dispute of today: 3 issues, 60 claims, sources."),
        "pierson-v-post": _tr("For students: two opinions on one hunted fox."),
    }
    for name, path in places.samples().items():
        if name != _EMPTY:
            yield Offer(Section.LOOK, name, menus.sample_title(name), lines.get(name, ""), path)


def shortened(folder: Path) -> str:
    """A folder as people say it: the home folder as `~`."""
    try:
        inside = folder.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(folder)
    return "~" if inside == Path() else f"~/{inside.as_posix()}"


def when(changed: datetime, now: datetime) -> str:
    """When a file was changed, as near as it matters: a time today, yesterday, else a date."""
    locale = QLocale()
    if changed.date() == now.date():
        time = locale.toString(QTime(changed.hour, changed.minute), QLocale.FormatType.ShortFormat)
        return _tr("changed today {time}").format(time=time)
    if changed.date() == now.date() - timedelta(days=1):
        return _tr("changed yesterday")
    return _tr("changed {date}").format(
        date=locale.toString(QDate(changed.year, changed.month, changed.day), QLocale.FormatType.ShortFormat)
    )
