"""The verbs: pure functions from a case to the edit that changes it.

Each returns an `Edit` with a short label and what to select afterwards, or raises `RuleError` with one sentence; an
edit without changes means that all is so already. Ids of new records are made here. A claim, argument or issue is
named by its id or by a reference to it, or to a place that shows it.
"""

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
from moot.model.verbs.linking import link_objection, link_position, link_premise, link_reason, link_undercut
from moot.model.verbs.removing import remove

__all__ = [
    "add_claim",
    "add_issue",
    "add_objection",
    "add_position",
    "add_premise",
    "add_reason",
    "add_sibling",
    "add_undercut",
    "amend",
    "amend_many",
    "flip",
    "insert_between",
    "link_objection",
    "link_position",
    "link_premise",
    "link_reason",
    "link_undercut",
    "remove",
    "renumber",
    "restore",
    "set_enabled",
    "set_polarity",
    "set_text",
    "strike",
    "tag",
    "untag",
]
