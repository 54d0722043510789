"""What the start page offers: in a good order, found by what is typed, with folders and days as people say them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moot import places
from moot.document import templates
from moot.windows.welcome.offers import Section, offers, shortened, when
from tests.model.fox import fox

NOW = datetime(2026, 11, 24, 15, 30)


def test_without_recent_cases_there_is_first_something_to_try(qtbot: QtBot, tmp_path: Path) -> None:
    found = offers((), {}, NOW)
    assert found[0].section is Section.TRY
    assert [one.section for one in found] == sorted(
        (one.section for one in found), key=[Section.TRY, Section.NEW, Section.LOOK].index
    )
    assert {one.key for one in found if one.section is Section.NEW} == {"blank", *places.templates()}
    assert {one.key for one in found if one.section is Section.LOOK} == places.samples().keys() - {"empty"}


def test_every_template_and_sample_shipped_has_a_title_and_a_line(qtbot: QtBot) -> None:
    for offer in offers((), {}, NOW):
        assert offer.line.endswith("."), offer
        assert offer.title and offer.title != offer.key


def test_ones_own_cases_and_templates_come_with_the_others(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOOT_HOME", str(tmp_path))
    templates.keep(fox(), "Capture")
    gone, there = str(tmp_path / "gone.moot"), str(tmp_path / "there.moot")
    found = offers((there, gone), {there: NOW.timestamp() - 3600, gone: None}, NOW)
    first, second = found[:2]
    assert (first.title, first.missing) == ("there", False)
    assert "changed today" in first.line
    assert second.missing and second.line.startswith("not found")
    assert [one.title for one in found if one.section is Section.OWN] == ["Capture"]
    assert found[-1].section is Section.TRY


def test_what_is_typed_is_looked_for_in_titles_lines_and_headings(qtbot: QtBot) -> None:
    def titles(query: str) -> list[str]:
        return [one.title for one in offers((), {}, NOW) if one.fits(query)]

    assert titles("TOULMIN") == ["Toulmin"]
    assert titles("prove prosecution") == ["Elements of an offence"]
    assert len(titles("samples")) == len(places.samples()) - 1
    assert titles("no such thing") == []


def test_the_home_folder_is_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/somebody"))
    assert shortened(Path("/home/somebody/Cases/Doe")) == "~/Cases/Doe"
    assert shortened(Path("/home/somebody")) == "~"
    assert shortened(Path("/home/somebody else")) == str(Path("/home/somebody else"))


def test_days_are_said_as_near_as_it_matters(qtbot: QtBot) -> None:
    assert when(datetime(2026, 11, 24, 9, 5), NOW).startswith("changed today")
    assert when(datetime(2026, 11, 23, 23, 59), NOW) == "changed yesterday"
    assert "2026" in when(datetime(2026, 11, 1), NOW) or "26" in when(datetime(2026, 11, 1), NOW)
