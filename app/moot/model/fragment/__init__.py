"""Parts of a case on their way elsewhere: cut, copied, pasted, also between two windows or as text."""

from moot.model.fragment.clipboard import from_json, to_json
from moot.model.fragment.pasting import paste
from moot.model.fragment.taking import Fragment, Root, cut, take

__all__ = ["Fragment", "Root", "cut", "from_json", "paste", "take", "to_json"]
