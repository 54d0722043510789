"""The verbs: pure functions from a case to the edit that changes it.

Each returns an `Edit` with a short label and what to select afterwards, or raises `RuleError` with one sentence; an
edit without changes means that all is so already. Ids of new records are made here. A claim, argument or issue is
named by its id or by a reference to it, or to a place that shows it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moot.model.verbs.amending import (
        amend,
        amend_many,
        flip,
        renumber,
        restore,
        set_enabled,
        set_polarity,
        set_text,
        strike,
        tag,
        untag,
    )
    from moot.model.verbs.building import (
        add_claim,
        add_issue,
        add_objection,
        add_position,
        add_premise,
        add_reason,
        add_sibling,
        add_undercut,
        insert_between,
    )
    from moot.model.verbs.casting import arrange_parties, merge_parties, remove_tag, rename_scheme, rename_tag
    from moot.model.verbs.linking import link_objection, link_position, link_premise, link_reason, link_undercut
    from moot.model.verbs.moving import (
        describe_drop,
        detach,
        detach_premise,
        move,
        move_argument,
        move_premise,
        reparent,
    )
    from moot.model.verbs.noting import (
        add_event,
        add_excerpt,
        add_holder,
        add_note,
        add_party,
        add_source,
        answer,
        ask,
        cite,
        drop_holder,
        reopen,
        set_holders,
    )
    from moot.model.verbs.places import Relation
    from moot.model.verbs.removing import remove
    from moot.model.verbs.ruling import add_audience, remove_audience, rename_audience, rule, rule_all, withdraw
    from moot.model.verbs.scheming import choose_scheme, move_of, raise_question, raised_as
    from moot.model.verbs.sourcing import Material, add_cited, rest_on
    from moot.model.verbs.viewing import (
        WHOLE,
        add_view,
        beneath,
        fold,
        fold_to_level,
        is_folded,
        nudge,
        remove_view,
        rename_view,
        set_compact,
        set_direction,
        set_page,
        show,
        tidy,
        toggle_fold,
        unfold,
        unfold_all,
        view_of,
    )

__all__ = [
    "WHOLE",
    "Material",
    "Relation",
    "add_audience",
    "add_cited",
    "add_claim",
    "add_event",
    "add_excerpt",
    "add_holder",
    "add_issue",
    "add_note",
    "add_objection",
    "add_party",
    "add_position",
    "add_premise",
    "add_reason",
    "add_sibling",
    "add_source",
    "add_undercut",
    "add_view",
    "amend",
    "amend_many",
    "answer",
    "arrange_parties",
    "ask",
    "beneath",
    "choose_scheme",
    "cite",
    "describe_drop",
    "detach",
    "detach_premise",
    "drop_holder",
    "flip",
    "fold",
    "fold_to_level",
    "insert_between",
    "is_folded",
    "link_objection",
    "link_position",
    "link_premise",
    "link_reason",
    "link_undercut",
    "merge_parties",
    "move",
    "move_argument",
    "move_of",
    "move_premise",
    "nudge",
    "raise_question",
    "raised_as",
    "remove",
    "remove_audience",
    "remove_tag",
    "remove_view",
    "rename_audience",
    "rename_scheme",
    "rename_tag",
    "rename_view",
    "renumber",
    "reopen",
    "reparent",
    "rest_on",
    "restore",
    "rule",
    "rule_all",
    "set_compact",
    "set_direction",
    "set_enabled",
    "set_holders",
    "set_page",
    "set_polarity",
    "set_text",
    "show",
    "strike",
    "tag",
    "tidy",
    "toggle_fold",
    "unfold",
    "unfold_all",
    "untag",
    "view_of",
    "withdraw",
]

_HOMES = (
    "amending",
    "building",
    "casting",
    "linking",
    "moving",
    "noting",
    "places",
    "removing",
    "ruling",
    "scheming",
    "sourcing",
    "viewing",
)

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """A verb. All are loaded when the first is asked for: a case that is only looked at needs none."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        homes = [vars(import_module(f"{__name__}.{home}")) for home in _HOMES]
        globals().update({verb: home[verb] for home in homes for verb in __all__ if verb in home})
        return globals()[name]
