"""A part of a text that is written otherwise, and a text after such edits."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands between two offsets of a text is written as `new`."""

    start: int
    end: int
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` after `edits`; of two that overlap or touch, the first is made and the other waits for its turn."""
    pieces, at = [], 0
    for edit in sorted(set(edits)):
        if edit.start < at or (at and edit.start == at):
            continue
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])
