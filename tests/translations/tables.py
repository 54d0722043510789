"""The texts that stand in tables of the program and are translated somewhere else than where they are written."""

from __future__ import annotations

from collections.abc import Iterator

from moot import places
from moot.analysis.gaps import UNFIT
from moot.analysis.readings.semantics import Dung
from moot.analysis.sentences import AND, COMMA, TO
from moot.canvas.commands import COMMANDS
from moot.canvas.trying import STANDARD_WORDS
from moot.drawing import content
from moot.formats.schemes import read_file
from moot.model.fields import field_types, words_for
from moot.model.records import RECORD_TYPES, Mode, Stance
from moot.model.schemes import Scheme
from moot.windows import lens_menu, menus, panes
from moot.windows.panels import cited, colours, fields, marks, premises, reading_list

# calls whose text no tool can follow, and which are looked after by the tables below or hand a text through
BY_TABLE = frozenset(
    """
analysis/readings/survey.py: self.kind.value
analysis/readings/survey.py: self.labelling.graph
analysis/sentences.py: self.template
canvas/command.py: self.label
canvas/scheming.py: text
canvas/wording.py: template
drawing/content.py: claim.stance.value
drawing/content.py: plain(argument.scheme)
drawing/content.py: status.was
drawing/content.py: status.word
drawing/content.py: word
drawing/sentences.py: plain(attacked.scheme)
drawing/sentences.py: status.was
drawing/sentences.py: status.word
model/phrases.py: self._template
model/phrases.py: words
model/schemes.py: one.ask
model/schemes.py: one.say
model/schemes.py: premise.text
model/schemes.py: scheme.about
model/schemes.py: scheme.conclusion
model/schemes.py: scheme.name
model/verbs/amending.py: after.mode.value
model/verbs/removing.py: verb
model/verbs/words.py: ref.kind.value
store/casefile.py: template
windows/audience_menu.py: name
windows/announce.py: _word(now[id_])
windows/finding/criteria.py: word_of(status)
windows/panels/audiences.py: name
windows/panels/audiences.py: name_of(case, None)
windows/panels/audiences.py: word_of(found.first)
windows/panels/audiences.py: word_of(found.second)
windows/panels/editors.py: plain(word)
windows/panels/form.py: field.label
windows/panels/form.py: shape.none
windows/panels/marks.py: mark
windows/panels/outline/model.py: self.spoken
windows/panels/outline/words.py: known.was
windows/panels/outline/words.py: known.word
windows/panels/surveyed.py: found.survey.kind.value
windows/panels/trial.py: str(fields['stance'])
windows/panels/trial.py: word_of(turn.after)
windows/panels/trial.py: word_of(turn.before)
""".strip().splitlines()
)

_BUILT_IN_KINDS = ("fact", "reported", "law", "opinion", "testimony", "assumption", "quoted", "mapper's point")


def texts() -> Iterator[tuple[str, str]]:
    """Each text with the table it stands in."""
    for name, words in _tables().items():
        for text in words:
            if text.strip():
                yield text, name


def scheme_texts() -> Iterator[tuple[str, str]]:
    """The texts of the schemes, which have a catalogue of their own, each with its scheme."""
    for scheme in schemes():
        yield scheme.name, scheme.id
        yield scheme.about, scheme.id
        yield from ((premise.text, scheme.id) for premise in scheme.premises)
        yield scheme.conclusion, scheme.id
        for question in scheme.questions:
            yield question.ask, scheme.id
            yield question.say, scheme.id


def schemes() -> list[Scheme]:
    """All schemes, in English."""
    return list(read_file(places.schemes()))


def _tables() -> dict[str, list[str]]:
    return {
        "joining words": [AND, COMMA, TO],
        "commands": [command.label for command in COMMANDS],
        "standards": list(STANDARD_WORDS.values()),
        "statuses": [content.STANDS.word, content.FALLS.word, content.OPEN.word],
        "stances": [stance.value for stance in Stance],
        "words of the samples": ["conjecture", "definition and jurisdiction"],
        "modes": [mode.value for mode in Mode],
        "kinds of claims": list(_BUILT_IN_KINDS),
        "semantics": [kind.value for kind in Dung],
        "field names in sentences": sorted({words_for(name) for kind in RECORD_TYPES for name in field_types(kind)}),
        "audiences": ["The case itself", "Audience"],
        "announced": ["is open"],
        "views": ["Whole case", "View"],
        "verbs of steps": ["Remove {what}", "Cut {what}"],
        "inspector": list(_inspector()),
        "marks": [*marks.MARKS, *UNFIT],
        "signals": [words for _value, words in cited.SIGNALS],
        "roles of premises": list(premises.ROLES),
        "colours": list(colours._COLOUR_NAMES),
        "semantics shown": [title for _kind, title in reading_list._ORDER],
        "steps": [words for _mark, words in content._STEP_WORDS.values()],
        "rules": list(panes.RULE_NAMES.values()),
        "lenses": [*lens_menu.LENS_NAMES.values()],
        "templates": list(menus._TEMPLATE_TITLES.values()),
        "samples": list(menus._SAMPLE_TITLES.values()),
        "schemes on the map": [scheme.id.replace("_", " ") for scheme in schemes()],
    }


def _inspector() -> Iterator[str]:
    for table in fields.FIELDS.values():
        for field in table:
            yield field.label
            if isinstance(field.shape, fields.Words):
                yield from (content.plain(word) for word in field.shape.known)
            if isinstance(field.shape, fields.OneOf):
                yield field.shape.none
            elif isinstance(field.shape, fields.Choice):
                yield from (words for _value, words in field.shape.options)
    yield from fields.WEIGHT_WORDS
