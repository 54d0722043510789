from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.formats import catalogues
from moot.formats.catalogues import Entry
from moot.formats.errors import FormatError

TEXTS = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs", "Cc", "Zl", "Zp"])).map(
    lambda text: text.replace("|", "\n")
)


def test_a_catalogue_of_translators_tools_is_read() -> None:
    text = (
        '# Translators: us\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#: app/x.py:3\n#, fuzzy\nmsgctxt "menu"\nmsgid "Open"\nmsgstr "Öffnen"\n\n'
        'msgid ""\n"Two lines,\\n"\n"one \\"text\\""\nmsgstr ""\n"Zwei Zeilen,\\n"\n"ein „Text“"\n'
    )
    assert catalogues.parse(text) == [
        Entry("Open", "Öffnen", "menu"),
        Entry('Two lines,\none "text"', "Zwei Zeilen,\nein „Text“"),
    ]


@given(
    st.lists(st.builds(Entry, TEXTS.filter(bool), TEXTS, TEXTS), unique_by=lambda entry: (entry.context, entry.text))
)
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    assert catalogues.parse(catalogues.write(entries, "A heading\nof two lines")) == entries


def test_a_strange_line_is_named() -> None:
    with pytest.raises(FormatError, match=r"de\.po, line 3"):
        catalogues.parse('msgid "A"\nmsgstr "B"\nmsgfoo "C"\n', "de.po")


def test_a_context_goes_before_the_text_alone(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    entries = [Entry("open", "offen"), Entry("open", "öffnen", "menu"), Entry("shut", "")]
    path.write_text(catalogues.write(entries), "utf-8")
    words = catalogues.read(path)
    assert words.find("menu", "open") == "öffnen"
    assert words.find("card", "open") == "offen"
    assert words.find("card", "shut") == words.find("card", "unknown") == ""
