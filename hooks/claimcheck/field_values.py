"""What is wrong with a value of front matter: of a kind, a date, a name, or a text that says what a page holds."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from guide.figures.figure import find_figures
from guide.figures.quantity import states_quantity
from guide.markdown.sentences import split_sentences
from guide.vocabulary import DATES, KINDS, MAY_BE_EMPTY

from claimcheck.words import effect_in_words, states_without_stop

_TEXTS = ("title", "summary", "kind", "written_by", "checked_by", "key", "design", "participants", "read")
_NAMES = ("written_by", "checked_by")
_NAME = re.compile(r"[^\W\d_]+\.?(?:[ ,'’-]+[^\W\d_]+\.?)*")
# A name has capitals; only these of its words may have none.
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "guide",
        "authors",
        "for",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "du",
        "la",
        "le",
        "van",
        "von",
        "zu",
        "ter",
        "ten",
        "bin",
        "al",
    ]
)
# A page is checked by somebody, whose name can be asked for, and by no body.
_BODY = re.compile(
    r"\b(?:Agency|Administration|Association|Authority|Board|Centre|Center|Clinic|College|Committee|Council|Department"
    r"|Foundation|Hospital|Institute|Ministry|Network|Organi[sz]ation|Service|Society|Trust|University)\b"
)
_TAG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ASKS = re.compile(r"(?:Whether|Which|What|How|Who|Whom|When|Where|Why)\b")


def kind_problem(stated: object, kind: str) -> str:
    """Say what is wrong with the kind that a page states, which is checked as of another `kind`, or nothing."""
    if stated not in KINDS:
        return f"'{_written(stated)}' is no kind; write {', '.join(KINDS[:-1])} or {KINDS[-1]}"
    if stated != kind:
        where = "under docs/sources/" if stated == "source" else "where the closed list of site pages says so"
        return f"a {stated} page stands only {where}; move it, or make it an evidence page"
    return ""


def field_problem(name: str, value: object) -> str:
    """Say what is wrong with the value of the field `name`, and what to do, or nothing."""
    if value in (None, "", []) and name not in MAY_BE_EMPTY:
        return f"the field '{name}' is empty; fill it in"
    if name in DATES and not _is_date(value):
        return f"'{_written(value)}' is no date; write it as year-month-day, such as 2026-11-22"
    if name in _TEXTS and value is not None and not isinstance(value, str):
        return f"the {name} is no text; put it in quotes"
    text = value if isinstance(value, str) else ""
    if name in _NAMES and text and not _is_name(text):
        return f"'{text}' is no name; write names, and what they found on the page"
    if name == "checked_by" and (body := _BODY.search(text)):
        return f"'{body[0]}' is no person; write who checked the page"
    if name in ("title", "summary") and (figure := states_quantity(text) or _figure(name, text)):
        return f"the {name} states the figure '{figure}'; move it into a sentence with a source"
    if name == "summary" and len(list(split_sentences(text, 0, len(text)))) > 1:
        return "the summary has more than one sentence; say in one what the page holds"
    if name == "summary" and not _ASKS.match(text) and (effect := effect_in_words(text)):
        return f"the summary says '{effect}'; say what the page holds, such as 'Whether ketamine ...'"
    if name in ("title", "summary") and states_without_stop(text):
        return f"the {name} reads like a statement; name the topic, and state the rest in a sentence with a source"
    return ""


def tags_problem(value: object) -> str:
    """Say what is wrong with the tags of a card, which are ids on the page of topics, and what to do, or nothing."""
    if not value:
        return ""
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        return "'about' is a list of tags; write [cancer, oral]"
    odd = next((tag for tag in value if not _TAG.fullmatch(tag)), None)
    return "" if odd is None else f"'{_written(odd)}' is no tag; write small letters and hyphens: neuropathic-pain"


def date_problems(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the field and what is wrong with its date beside that of the last review."""
    reviewed, due, seen = (fields.get(name) for name in ("reviewed", "next_review", "evidence_to"))
    if _is_date(reviewed) and _is_date(due) and due <= reviewed:
        yield "next_review", f"the next review ({due}) is not after the last ({reviewed}); set a later date"
    if _is_date(reviewed) and _is_date(seen) and seen > reviewed:
        yield "evidence_to", f"evidence up to {seen} was not seen at the last review ({reviewed}); mend one of the two"


def _written(value: object) -> str:
    """Return a value as an author wrote it, cut short, or what it is when it is no single value."""
    if isinstance(value, str | int | float | datetime.date) or value is None:
        text = str(value)
        return text if len(text) <= 60 else f"{text[:60]}..."
    return "a list" if isinstance(value, list) else "a table"


def _is_date(value: object) -> TypeGuard[datetime.date]:
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return _NAME.fullmatch(text) is not None and all(word[0].isupper() or word.lower() in _SMALL for word in words)


def _figure(name: str, text: str) -> str:
    """Return the first number in words of a summary; `states_quantity` finds those in digits."""
    figures = find_figures(text) if name == "summary" else []
    return next((figure.text for figure in figures if not any(map(str.isdigit, figure.text))), "")
