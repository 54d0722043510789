"""What is dragged here from other programs, by the platform's events, and what the file says afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint
from PySide6.QtTest import QTest

from moot.canvas.line import LineField
from moot.document import exhibits
from moot.document.document import Document
from moot.formats.registry import FORMATS
from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Id, Kind, Ref
from moot.model.rules import problems
from tests.canvas.drags import COPY, LINK, MOVE, Dragged, drop, of_files, of_html, of_link, of_text
from tests.canvas.table import K, Table
from tests.waits import Waits

YES, NO, ENFORCE, LOOSE = (Ref(Kind.CLAIM, id_) for id_ in ("yes", "no", "enforce", "loose"))
SEE = Ref(Kind.PREMISE, "p5")
ISSUE = Ref(Kind.ISSUE, "issue")
PILL = Ref(Kind.ARGUMENT, "useless")
PAPER = QPoint(30, 30)
PASSAGE = "The order applies to every exporter, whatever the country.\n\nIt makes no exception."


def words(table: Table) -> str:
    return table.view.preview.text() if table.view.preview.isVisible() else ""


def spot(table: Table, ref: Ref | None) -> QPoint:
    if ref is not None:
        return table.spot(ref)
    assert table.view.pointer.under(PAPER.toPointF()) is None
    return PAPER


def dropped(table: Table, data: QMimeData, ref: Ref | None) -> None:
    """Drop it on a box or on paper; it must be taken, as a copy."""
    assert drop(table.view.viewport(), data, spot(table, ref)) is COPY


def refused(table: Table, data: QMimeData, ref: Ref | None) -> str:
    """Drag it over a box or paper, where it must not be taken and nothing changes: what is said beside the pointer."""
    before = list(table.case)
    dragged, point = Dragged(table.view.viewport(), data), spot(table, ref)
    assert dragged.enter(point) and dragged.move(point) is None
    said = words(table)
    assert table.view.overlay.aim is None
    assert dragged.drop(point) is None  # some platforms drop all the same
    assert table.refusals[-1] == said and not words(table)
    assert list(table.case) == before and not table.document.can_undo
    return said


def cited(case: Case, claim: Id) -> list[tuple[str, str, str]]:
    """What a claim rests on: title, pin cite and passage."""
    found = []
    for citation in case.citations_of(claim):
        excerpt = case.excerpts.get(citation.excerpt or "")
        found.append((case.sources[citation.source].title, citation.locator, excerpt.quote if excerpt else ""))
    return found


def reopened(table: Table) -> Document:
    """The case as another sees it in the file."""
    return Document.open(table.path, read_only=True)


# Words on a claim


def test_a_passage_dropped_on_a_claim_is_a_source_of_it(table: Table) -> None:
    dropped(table, of_text(PASSAGE.replace("\n", "\r\n")), NO)
    title = "The order applies to every exporter, whatever the country…"
    with reopened(table) as document:
        assert cited(document.case, "no") == [(title, "", PASSAGE)]
        assert not problems(document.case)
    assert table.desk.selected == (NO,)
    assert table.document.undo_label == "Add source"
    table.desk.undo()
    with reopened(table) as document:
        assert not document.case.sources and not document.case.excerpts and not document.case.citations


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Commentary on the order, ¶ 14", ("Commentary on the order", "¶ 14", "")),
        ("  Order 11/2023 \r\n", ("Order 11/2023", "", "")),
        ("Smith & Sons v. Jones", ("Smith & Sons v. Jones", "", "")),
    ],
)
def test_a_short_line_is_a_title_as_with_the_key(table: Table, text: str, source: tuple[str, str, str]) -> None:
    dropped(table, of_text(text), YES)
    assert cited(table.case, "yes") == [source]
    table.desk.undo()
    table.select("no")
    table.key(K.Key_E)
    popup = table.view.asking.open
    assert isinstance(popup, LineField)
    popup.field.setText(text.strip())
    QTest.keyClick(popup.field, K.Key_Return)
    assert cited(table.case, "no") == [source]


@pytest.mark.parametrize("text", ["He paid on 3 May 2019.", "“Was that so?”", "x" * 101, "One line\nand another"])
def test_a_sentence_is_a_passage_however_short(table: Table, text: str) -> None:
    dropped(table, of_text(text), YES)
    ((_, _, quote),) = cited(table.case, "yes")
    assert quote == text


def test_a_long_passage_is_kept_whole(table: Table) -> None:
    paragraphs = [
        f"{number}. " + "The measure reaches all of them, without any exception. " * 40 for number in range(9)
    ]
    text = "\n\n\n".join(paragraphs)
    dropped(table, of_text(text), NO)
    ((title, _, quote),) = cited(table.case, "no")
    assert quote == "\n\n".join(paragraph.strip() for paragraph in paragraphs) and len(title) <= 61
    dropped(table, of_text(text), YES)
    assert len(table.case.sources) == 1  # the same passage, cited again
    dropped(table, of_text(text), YES)
    assert table.refusals == ["Claim 21 rests on this source already."]


def test_what_no_file_keeps_is_left_out_of_a_passage(table: Table) -> None:
    text = "\ufeffOne\x00 two\x07 ex\u00adport\u2028three\x0b\x85four \ud800\uffff zwj\u200dzwj,\u00a0\x1b[31mred."
    dropped(table, of_text(text), NO)
    ((_, _, quote),) = cited(table.case, "no")
    assert quote.startswith("One two export\nthree\n\nfour ") and quote.endswith("zwj\u200dzwj,\u00a0[31mred.")
    with reopened(table) as document:
        assert cited(document.case, "no")[0][2] == quote


def test_html_is_reduced_to_its_words(table: Table) -> None:
    dropped(table, of_html("<p>The <b>order</b> applies.</p><script>no()</script><p>To all.</p>"), NO)
    assert cited(table.case, "no")[0][2] == "The order applies.\n\nTo all."
    dropped(table, of_html("<h1>Not this</h1>", "But the plain text."), NO)
    assert cited(table.case, "no")[1][2] == "But the plain text."


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (of_link("https://example.org/a?b=1#c"), ("https://example.org/a?b=1#c", "")),
        (of_link("https://anna:secret@example.org/a"), ("https://example.org/a", "")),
        (
            of_link("https://example.org/a", "<a href='https://example.org/a'>The <i>order</i></a>"),
            ("The order", "https://example.org/a"),
        ),
        (
            of_link("https://example.org/a.png", "<img src='https://example.org/a.png'>"),
            ("https://example.org/a.png", ""),
        ),
    ],
)
def test_a_web_address_is_a_source_called_as_its_link(table: Table, data: QMimeData, source: tuple[str, str]) -> None:
    dropped(table, data, NO)
    assert [(one.title, one.reference) for one in table.case.sources.values()] == [source]


def test_several_addresses_are_one_step(table: Table) -> None:
    data = QMimeData()
    data.setData("text/uri-list", QByteArray(b"# two\r\nhttps://a.org/\r\nhttps://b.org/\r\nhttps://a.org/\r\n"))
    dropped(table, data, NO)
    assert [title for title, _, _ in cited(table.case, "no")] == ["https://a.org/", "https://b.org/"]
    assert table.document.undo_label == "Add 2 sources"


def test_a_passage_with_its_address_keeps_both(table: Table) -> None:
    data = of_link("https://example.org/a")
    data.setText(PASSAGE)
    dropped(table, data, NO)
    (source,) = table.case.sources.values()
    assert source.reference == "https://example.org/a" and cited(table.case, "no")[0][2] == PASSAGE


@pytest.mark.parametrize("text", ["", " \r\n\t ", "\u200b\ufeff", "\0\x01"])
def test_blank_text_does_nothing_and_says_so(table: Table, text: str) -> None:
    data = of_text(text)
    assert data.hasFormat("text/plain")
    assert refused(table, data, NO) == "There are no words in this."


def test_a_text_as_long_as_a_book_is_refused_with_a_remedy(table: Table) -> None:
    for data in (of_text("word " * 20_001), of_html("<b>w</b>" * 300_000)):
        assert refused(table, data, NO).startswith("This is more than 100,000 characters. Save it as a file")


def test_a_see_card_stands_for_its_claim(table: Table) -> None:
    assert table.view.sheet.placed(SEE) is not None
    dropped(table, of_text("Order 11"), SEE)
    assert cited(table.case, "yes") == [("Order 11", "", "")] and table.desk.selected == (YES,)


# Words elsewhere


def test_words_dropped_on_paper_are_a_loose_claim(table: Table) -> None:
    dropped(table, of_text(PASSAGE), None)
    made = table.named(PASSAGE)
    assert not table.case.hangs(made) and table.desk.selected == (Ref(Kind.CLAIM, made),)
    table.key(K.Key_F2)
    table.write("!")
    assert table.case.claims[made].text != PASSAGE
    table.desk.undo()  # what is typed later is a step of its own
    assert table.case.claims[made].text == PASSAGE
    table.desk.undo()
    assert made not in table.case.claims


def test_an_indented_text_dropped_on_paper_becomes_claims_as_pasting_does(table: Table) -> None:
    dropped(table, of_text("? Who pays?\r\n\t- The carrier.\r\n\t\t+ It was careless.\r\n\t\t− It was not."), None)
    carrier = table.named("The carrier.")
    assert [(polarity.value, texts) for polarity, texts in table.steps_on(carrier)] == [
        ("pro", ["It was careless."]),
        ("con", ["It was not."]),
    ]
    assert {issue.text for issue in table.case.issues.values()} == {"Is the measure lawful?", "Who pays?"}
    table.desk.undo()
    assert len(table.case.issues) == 1


def test_words_dropped_on_an_issue_are_a_position(table: Table) -> None:
    dropped(table, of_text("Only in part."), ISSUE)
    made = table.named("Only in part.")
    assert [position.claim for position in table.case.positions_of("issue")] == ["yes", "no", made]
    dropped(table, of_text("- It depends.\n- Neither."), ISSUE)
    assert len(table.case.positions_of("issue")) == 5


PAGE = "https://example.org/orders/11"


def selected(text: str, page: str = PAGE, form: str = "text/x-moz-url-priv", coding: str = "utf-16-le") -> QMimeData:
    """Words as a browser drags them out of a page."""
    data = of_html(f"<meta charset='utf-8'><p>{text}</p>", text)
    data.setData(form, QByteArray(page.encode(coding)))
    return data


def origins(case: Case, claim: Id) -> list[tuple[str, str, str]]:
    """What a claim rests on: title and address of the source, and the passage."""
    found = []
    for citation in case.citations_of(claim):
        source, excerpt = case.sources[citation.source], case.excerpts.get(citation.excerpt or "")
        found.append((source.title, source.reference, excerpt.quote if excerpt else ""))
    return found


@pytest.mark.parametrize("ref", [None, ISSUE])
def test_words_from_a_page_keep_it_with_their_passage(table: Table, ref: Ref | None) -> None:
    dropped(table, selected(PASSAGE), ref)
    made = table.named(PASSAGE)
    assert table.case.hangs(made) is (ref is not None) and table.desk.selected == (Ref(Kind.CLAIM, made),)
    what = "claim" if ref is None else "position"
    assert table.document.undo_label == f"Add {what} with its source"
    table.key(K.Key_F2)
    table.write("It applies to all.")
    with reopened(table) as document:
        assert document.case.claims[made].text == "It applies to all."
        title = "The order applies to every exporter, whatever the country…"
        assert origins(document.case, made) == [(title, PAGE, PASSAGE)]  # rephrased, the claim keeps its passage
        assert not problems(document.case)
    table.desk.undo()
    assert table.case.claims[made].text == PASSAGE
    table.desk.undo()
    assert made not in table.case.claims and not table.case.sources and not table.case.excerpts


@pytest.mark.parametrize("data", [of_text("Only in part."), selected("Only in part.")])
def test_words_dropped_where_they_are_hidden_are_one_step_with_what_shows_them(table: Table, data: QMimeData) -> None:
    table.desk.look_with(lambda case, view: verbs.fold(case, view, ISSUE))
    before = list(table.case)
    dropped(table, data, ISSUE)
    assert table.view.sheet.placed(Ref(Kind.CLAIM, table.named("Only in part."))) is not None
    assert (table.document.undo_label or "").startswith("Add position")
    table.desk.undo()
    assert list(table.case) == before


@pytest.mark.parametrize(
    ("form", "coding", "before"),
    [
        ("text/x-moz-url-priv", "utf-16-le", ""),
        ("chromium/x-source-url", "utf-8", ""),
        ('application/x-qt-windows-mime;value="Chromium internal source URL"', "utf-8", ""),
        ('application/x-qt-windows-mime;value="HTML Format"', "utf-8", "Version:0.9\r\nSourceURL:"),
    ],
)
def test_browsers_tell_the_page_each_in_its_way(table: Table, form: str, coding: str, before: str) -> None:
    for page in ("https://anna:secret@example.org/orders/11", PAGE):
        dropped(table, selected("All of them", before + page + ("\r\nx" if before else ""), form, coding), None)
        assert origins(table.case, table.named("All of them")) == [("All of them", PAGE, "All of them")]
        table.desk.undo()


def test_a_second_passage_of_a_page_is_of_the_same_source(table: Table) -> None:
    dropped(table, selected("One."), None)
    dropped(table, selected("Two."), ISSUE)
    dropped(table, selected("Three."), NO)
    assert [len(origins(table.case, claim)) for claim in (table.named("One."), table.named("Two."), "no")] == [1] * 3
    assert [source.reference for source in table.case.sources.values()] == [PAGE] and len(table.case.excerpts) == 3


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("<title>Order\n 11/2023</title>", ("Order 11/2023", "")),
        (f"<title>Order 11</title><base href='{PAGE}'>", ("Order 11", PAGE)),
        (f"<base href='/x'><link rel='canonical' href='{PAGE}'>", ("It makes none.", PAGE)),
        ("<base href='file:///home/anna/matter/Order%2011.html'>", ("Order 11", "")),
    ],
)
def test_html_names_what_words_are_from(table: Table, head: str, source: tuple[str, str]) -> None:
    dropped(table, of_html(f"<html><head>{head}</head><body>It makes none.</body></html>", "It makes none."), None)
    assert origins(table.case, table.named("It makes none.")) == [(*source, "It makes none.")]
    assert b"anna" not in table.path.read_bytes()


@pytest.mark.parametrize(
    "head", ["", "<title> </title>", "<title>\u200b</title>", "<base href='/x'>", "<base href='x:y'>"]
)
def test_words_of_which_nothing_says_where_they_are_from_are_a_claim_alone(table: Table, head: str) -> None:
    dropped(table, of_html(f"<html><head>{head}</head><body>It makes none.</body></html>"), None)
    assert not origins(table.case, table.named("It makes none.")) and not table.case.sources
    assert table.document.undo_label == "Add claim"


def test_a_link_dropped_on_paper_is_a_claim_in_its_words_and_its_source(table: Table) -> None:
    dropped(table, of_link(PAGE, f"<a href='{PAGE}'>The order</a>"), None)
    assert origins(table.case, table.named("The order")) == [("The order", PAGE, "")]
    data = QMimeData()
    data.setData("text/uri-list", QByteArray(b"https://a.org/\r\nhttps://b.org/"))
    dropped(table, data, ISSUE)
    assert [title for title, _, _ in origins(table.case, table.named("https://a.org/\nhttps://b.org/"))] == [
        "https://a.org/",
        "https://b.org/",
    ]
    assert table.document.undo_label == "Add position with 2 sources"


def test_marks_alone_are_words_all_the_same(table: Table) -> None:
    dropped(table, of_text("-\n-"), None)
    assert table.named("-\n-")


def test_a_step_has_no_source(table: Table) -> None:
    assert refused(table, of_text(PASSAGE), PILL) == "Drop it on a claim to make it a source."
    table.desk.select_one(PILL)
    table.key(K.Key_E)
    assert table.view.asking.open is None  # as with the key


# Files


def test_a_file_dropped_on_a_claim_is_kept_with_it(table: Table, tmp_path: Path) -> None:
    folder = tmp_path / "anna" / "matter 7"
    folder.mkdir(parents=True)
    (folder / "Witness statement.pdf").write_bytes(b"%PDF-1.7 words")
    dropped(table, of_files([folder / "Witness statement.pdf"]), NO)
    assert table.document.undo_label == "Add source" and table.desk.selected == (NO,)
    (folder / "Witness statement.pdf").unlink()  # it survives the original
    with reopened(table) as document:
        (source,) = document.case.sources.values()
        assert (source.title, source.filename) == ("Witness statement", "Witness statement.pdf")
        assert cited(document.case, "no") == [("Witness statement", "", "")]
        assert document.attached(source.digest) == (b"%PDF-1.7 words", "application/pdf")
    for telltale in (b"anna", b"matter 7", str(tmp_path).encode()):
        assert telltale not in table.path.read_bytes()
    table.desk.undo()
    assert not table.case.sources
    table.desk.redo()
    assert table.document.attached(source.digest)[0] == b"%PDF-1.7 words"


def test_several_files_are_several_sources_and_one_step(table: Table, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.pdf", "a.PDF", "c.jpg")]
    for path in paths:
        path.write_bytes(path.name.encode())
    dropped(table, of_files([*paths, paths[0]]), ENFORCE)
    assert [title for title, _, _ in cited(table.case, "enforce")] == ["b", "a", "c"]
    assert table.document.undo_label == "Add 3 sources"
    table.desk.undo()
    assert not table.case.sources


def test_the_same_document_on_another_claim_is_the_same_source(table: Table, tmp_path: Path) -> None:
    (tmp_path / "deed.pdf").write_bytes(b"deed")
    (tmp_path / "copy.pdf").write_bytes(b"deed")
    dropped(table, of_files([tmp_path / "deed.pdf"]), YES)
    dropped(table, of_files([tmp_path / "copy.pdf"]), NO)
    assert cited(table.case, "no") == cited(table.case, "yes") == [("deed", "", "")]


def test_what_cannot_be_kept_is_named_and_the_rest_is_kept(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exhibits, "LARGEST", 10)
    (tmp_path / "bundle").mkdir()
    (tmp_path / "film.mp4").write_bytes(b"x" * 11)
    (tmp_path / "deed.pdf").write_bytes(b"deed")
    dropped(table, of_files([tmp_path / "deed.pdf", tmp_path / "film.mp4"]), NO)
    assert cited(table.case, "no") == [("deed", "", "")]
    assert len(table.refusals) == 1 and table.refusals[0].startswith("‘film.mp4’ is larger than")
    dropped(table, of_files([tmp_path / name for name in ("bundle", "gone.pdf", "film.mp4")]), NO)
    assert table.refusals[1] == "‘bundle’ is a folder; drop the files in it instead. Not added either: 2 more."
    assert len(table.case.sources) == 1


def test_a_file_that_refuses_the_document_is_told(table: Table, tmp_path: Path) -> None:
    unkept: list[str] = []
    table.desk.unkept.connect(unkept.append)
    (tmp_path / "deed.pdf").write_bytes(b"deed")
    table.path.rename(tmp_path / "elsewhere.moot")
    dropped(table, of_files([tmp_path / "deed.pdf"]), NO)
    (said,) = table.refusals
    assert unkept == [said] and "no longer where it was" in said
    assert not table.case.sources
    (tmp_path / "elsewhere.moot").rename(table.path)


def test_keeping_files_can_be_called_off(table: Table, tmp_path: Path, waits: Waits) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 " + name.encode())
    before = list(table.case)
    waits.cancelled()
    dropped(table, of_files([tmp_path / "a.pdf", tmp_path / "b.pdf"]), YES)
    QTest.qWait(50)
    assert waits.seen and list(table.case) == before and not table.refusals
    waits.stop()
    dropped(table, of_files([tmp_path / "a.pdf", tmp_path / "b.pdf"]), YES)
    QTest.qWait(50)
    assert {source.filename for source in table.case.sources.values()} == {"a.pdf", "b.pdf"}


@pytest.mark.parametrize("suffix", [".moot", *(suffix for known in FORMATS for suffix in known.suffixes)])
def test_files_that_are_cases_open_but_statements_go_to_a_claim(table: Table, tmp_path: Path, suffix: str) -> None:
    opened: list[list[Path]] = []
    table.view.dropping.opening.connect(opened.append)
    path = tmp_path / f"statement{suffix.upper()}"
    path.write_text("He was not there.")
    for ref in (None, ISSUE, PILL):
        dropped(table, of_files([path]), ref)
    assert opened == [[path]] * 3 and not table.document.can_undo
    dropped(table, of_files([path]), NO)
    if suffix in (".txt", ".md"):
        assert len(opened) == 3 and cited(table.case, "no") == [("statement", "", "")]
    else:
        assert len(opened) == 4 and not table.document.can_undo


def test_cases_and_documents_dropped_together_each_go_their_way(table: Table, tmp_path: Path) -> None:
    opened: list[list[Path]] = []
    table.view.dropping.opening.connect(opened.append)
    case, deed = tmp_path / "other.moot", tmp_path / "deed.pdf"
    deed.write_bytes(b"deed")
    dropped(table, of_files([deed, case]), None)
    assert opened == [[case]] and table.refusals == ["Drop it on a claim to make it a source."]
    dropped(table, of_files([deed, case]), NO)
    assert opened == [[case]] * 2 and cited(table.case, "no") == [("deed", "", "")]


def test_other_files_are_sent_to_a_claim(table: Table, tmp_path: Path) -> None:
    (tmp_path / "deed.pdf").write_bytes(b"deed")
    for ref in (None, ISSUE, PILL):
        assert refused(table, of_files([tmp_path / "deed.pdf"]), ref) == "Drop it on a claim to make it a source."
    assert refused(table, of_files([tmp_path / "a.pdf", tmp_path / "b.pdf"]), None).startswith("Drop them on a claim")


# While it is dragged


def test_the_box_is_ringed_and_words_say_what_a_drop_does(table: Table, tmp_path: Path) -> None:
    def said(data: QMimeData, ref: Ref | None) -> str:
        dragged = Dragged(table.view.viewport(), data)
        assert dragged.enter(spot(table, ref)) and dragged.move(spot(table, ref)) is COPY
        aim, found = table.view.overlay.aim, words(table)
        assert (None if aim is None else aim.rect) == (None if ref is None else table.view.sheet.rect_of(ref))
        dragged.leave()  # Esc in the other program, too
        assert table.view.overlay.aim is None and not words(table)
        return found

    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    assert said(of_text("Order 11, ¶ 3"), NO) == "becomes a source of 22"
    assert said(of_text(PASSAGE), YES) == "becomes a passage that 21 rests on"
    assert said(of_text(PASSAGE), SEE) == "becomes a passage that 21 rests on"
    assert said(of_link("https://example.org/"), NO) == "becomes a source of 22"
    assert said(of_files(files[:1]), NO) == "becomes a source of 22"
    assert said(of_files(files), NO) == "2 files become sources of 22"
    assert said(of_text(PASSAGE), None) == "becomes a loose claim"
    assert said(of_text("- a\n- b"), None) == "each line becomes a claim"
    assert said(of_text(PASSAGE), ISSUE) == "becomes a position"
    assert said(selected(PASSAGE), None) == "becomes a loose claim with its source"
    assert said(selected(PASSAGE), ISSUE) == "becomes a position with its source"
    assert said(selected("- a\n- b"), None) == "each line becomes a claim"
    assert said(of_files([tmp_path / "a.moot"]), None) == "opens in a window of its own"
    assert said(of_files([tmp_path / "a.moot", tmp_path / "b.yaml"]), None) == "open in windows of their own"
    assert not table.document.can_undo


def test_the_ring_follows_the_pointer(table: Table) -> None:
    dragged = Dragged(table.view.viewport(), of_text(PASSAGE))
    dragged.enter(PAPER)
    rings = []
    for ref in (YES, NO, None):
        dragged.move(spot(table, ref))
        aim = table.view.overlay.aim
        rings.append(None if aim is None else aim.rect)
    dragged.leave()
    assert rings == [table.view.sheet.rect_of(YES), table.view.sheet.rect_of(NO), None]


def test_what_can_only_be_moved_away_is_left_where_it_is(table: Table) -> None:
    point = table.spot(NO)
    only_moved = Dragged(table.view.viewport(), of_text(PASSAGE), MOVE, MOVE)
    only_moved.enter(point)
    assert only_moved.move(point) is None and only_moved.drop(point) is None and not table.document.can_undo
    linked = Dragged(table.view.viewport(), of_link("https://example.org/"), LINK | MOVE, MOVE)
    linked.enter(point)
    assert linked.move(point) is LINK and linked.drop(point) is LINK and table.document.can_undo


def test_a_case_that_cannot_be_changed_says_why(reading: Table, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    why = reading.document.why_read_only
    assert why
    for ref in (NO, None, ISSUE):
        assert refused(reading, of_text(PASSAGE), ref) == why
    assert refused(reading, of_files([tmp_path / "a.pdf"]), NO) == why
    opened: list[list[Path]] = []
    reading.view.dropping.opening.connect(opened.append)
    dropped(reading, of_files([tmp_path / "b.moot"]), None)
    assert opened == [[tmp_path / "b.moot"]]


def test_what_moot_does_not_take_is_left_to_others(table: Table) -> None:
    data = QMimeData()
    data.setData("application/x-colour", QByteArray(b"red"))
    assert not Dragged(table.view.viewport(), data).enter(table.spot(NO))
    data.setData("text/uri-list", QByteArray(b"mailto:anna@example.org"))
    assert not Dragged(table.view.viewport(), data).enter(table.spot(NO))


def test_what_is_being_typed_stands(table: Table) -> None:
    table.select("yes")
    table.key(K.Key_F2)
    editor = table.view.writing.editor
    assert editor is not None
    editor.setPlainText("It goes too far.")
    dropped(table, of_text("Order 11"), NO)
    assert table.view.writing.editor is None
    assert table.case.claims["yes"].text == "It goes too far." and cited(table.case, "no") == [("Order 11", "", "")]


def test_a_file_dropped_on_the_words_being_typed_is_no_text(table: Table, tmp_path: Path) -> None:
    (tmp_path / "deed.pdf").write_bytes(b"deed")
    data = of_files([tmp_path / "deed.pdf"])
    data.setText(str(tmp_path / "deed.pdf"))  # as file managers do
    table.select("no")
    table.key(K.Key_F2)
    editor = table.view.writing.editor
    assert editor is not None
    assert drop(editor.viewport(), data, editor.viewport().rect().center()) is COPY
    assert table.case.claims["no"].text == "The rules on dual-use goods cover it."
    assert cited(table.case, "no") == [("deed", "", "")]


def test_boxes_are_dragged_as_before(table: Table) -> None:
    table.drag(table.spot(LOOSE), table.spot(NO))
    assert "Nobody has used this yet." in [text for _, texts in table.steps_on("no") for text in texts]


def test_the_map_scrolls_towards_an_edge_that_is_come_near_to_from_the_inside(table: Table) -> None:
    table.view.zoom_to(1.0)
    table.view.reveal(YES)
    viewport = table.view.viewport()
    before = table.view.camera.sight
    edge = QPoint(viewport.width() - 5, viewport.height() // 2)
    dragged = Dragged(viewport, of_text(PASSAGE))
    dragged.enter(edge)
    dragged.move(edge)
    assert table.view.camera.sight == before  # it has only come in there
    dragged.move(viewport.rect().center())
    dragged.move(edge)
    assert table.view.camera.sight.left() > before.left()
    assert table.view.camera.sight.top() == before.top()
    dragged.leave()
