"""What is said of readings, beyond what a window can bring about in the time of a test."""

from __future__ import annotations

from moot.analysis.readings.semantics import Dung, Limits
from moot.analysis.readings.survey import Survey
from moot.model.case import Case
from moot.model.records import Argument, BareLeaves, Claim, Polarity, Premise, Record, Settings
from moot.windows.panels import surveyed
from tests.analysis.readings.shapes import dense


def stand_offs(count: int) -> list[Record]:
    """Pairs of claims that each attack the other."""
    records: list[Record] = [Settings(bare_leaves=BareLeaves.ASSERT)]
    for n in range(count):
        one, other = f"x{n}", f"y{n}"
        records += [Claim(one, number=2 * n + 1, text="One"), Claim(other, number=2 * n + 2, text="Another")]
        for source, target in ((one, other), (other, one)):
            id_ = f"{source} {target}"
            records += [Argument(id_, target, Polarity.CON), Premise(id_, id_, source)]
    return records


def test_progress_counts_the_readings_as_they_are_found() -> None:
    progress = surveyed.Progress()
    found = surveyed.search(stand_offs(11), Dung.PREFERRED, progress)(lambda: False)
    assert (len(found), surveyed.count_of(found)) == (1000, "1,000+")
    assert progress.found >= 1000
    assert surveyed.progress_words(progress) == "Looking … 1,000+ found"
    assert surveyed.progress_words(surveyed.Progress(340)) == "Looking … 340 found"
    assert surveyed.progress_words(surveyed.Progress()) == "Looking …"


def test_a_search_called_off_ends_at_once() -> None:
    found = surveyed.search(stand_offs(11), Dung.COMPLETE, surveyed.Progress())(lambda: True)
    assert len(found) == 0


def test_a_search_that_was_not_finished_says_so_and_tells_nothing_it_does_not_know() -> None:
    tangled = dense(300, 8, 1)
    records: list[Record] = [Settings(bare_leaves=BareLeaves.ASSERT), *(Claim(name) for name in tangled.names)]
    for x, attackers in enumerate(tangled.attackers):
        for y in attackers:
            id_ = f"{y} {x}"
            records += [Argument(id_, tangled.names[x], Polarity.CON), Premise(id_, id_, tangled.names[y])]
    claims = Case(records).claims
    survey = Survey(records, Dung.PREFERRED, Limits(conflicts=1000))
    found = surveyed.Surveyed(survey, claims, (), (), ())
    (row,) = surveyed.rows_of(found)
    assert row.heading == "Not finished: 0 preferred found"
    assert row.text == "The search took more than it may; there may be others."
    said = surveyed.share_words(claims["x0"], found)
    assert said == "Not finished: whether x0 stands in all or some preferred readings was not found out."


def test_readings_that_accept_the_same_claims_say_what_sets_them_apart() -> None:
    records: list[Record] = [Claim("x", text="X", number=1), Claim("y", text="Y", number=2)]
    records += [Argument("a", "x"), Premise("p", "a", "y"), Argument("b", "y"), Premise("q", "b", "x")]
    survey = Survey(records, Dung.COMPLETE)
    found = surveyed.search(records, Dung.COMPLETE, surveyed.Progress())(lambda: False)
    assert [row.text for row in found.rows].count("nothing") == 1
    assert len(survey) == len(found)


def test_a_long_row_counts_what_it_does_not_name() -> None:
    claims = {f"c{n:02}": Claim(f"c{n:02}", number=n, text="Text") for n in range(1, 51)}
    words = surveyed.names(claims, list(claims))
    assert words.startswith("1, 2, 3, ") and words.endswith("39, 40 and 10 more")


def test_arguments_of_a_framework_go_by_their_names() -> None:
    assert surveyed.name_of(Claim("a", text="a", number=7)) == "a"
    assert surveyed.name_of(Claim("id", text="Written out", number=7)) == "7"
    assert surveyed.name_of(Claim("id", text="Written out")) == "Written out"
