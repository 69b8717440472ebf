"""docs/about/lookups/*.json -> what registries said of the sources, and on which day each was last asked.

A look-up has subjects: keys of entries, or numbers of trials. Its file names the day of each answer once::

    {
     "tried": "2026-11-28",
     "answered": {"2026-11-28": ["bell2017", "hardy2012"]},
     "notices": {"hardy2012": [{"kind": "retraction", "at": "10.1000/notice", "day": "2020-05-01", "by": "Crossref"}]}
    }

A subject for which no answer came keeps the day of its last one, or stands under no day.
"""

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guide.place import Place, Problem

# Below the docs folder, with a file for each look-up.
FOLDER = "about/lookups"
# What each look-up may find, the gravest first.
RETRACTION, PARTIAL, CONCERN, CORRECTION = "retraction", "partial retraction", "expression of concern", "correction"
LOOKUPS = {
    "retractions": (RETRACTION, PARTIAL, CONCERN, CORRECTION),
    "links": ("unknown DOI",),
    "cochrane": ("newer version",),
    "trials": ("results",),
}
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]{0,200}")


class _MalformedError(ValueError):
    """What is wrong with the data."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a registry says of a subject: `at` is a DOI, PMID or number under which it stands, `day` as far as known."""

    kind: str
    at: str
    day: str
    by: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """What one look-up has found so far; `tried` is None when it never ran, `path` is that of its file.

    `answered` has the day of the last answer about each subject, and `notices` what there was in it.
    """

    name: str
    path: str = ""
    tried: datetime.date | None = None
    answered: Mapping[str, datetime.date] = field(default_factory=dict)
    notices: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)
    unreadable: tuple[Problem, ...] = ()


def read_lookup(name: str, path: str, text: str) -> Lookup:
    """Read the file of the look-up `name`; one that is damaged says nothing but what is wrong with it."""
    remedy = f"restore it from Git, or delete it and run make upkeep ONLY={name}"
    try:
        data = _object(json.loads(text, object_pairs_hook=_once))
        if set(data) != {"tried", "answered", "notices"}:
            raise _MalformedError("its fields are not tried, answered and notices")
        answered: dict[str, datetime.date] = {}
        for day, subjects in sorted(_object(data["answered"]).items()):
            answered |= dict.fromkeys(map(_line, _list(subjects)), _date(day))
        notices = {
            subject: tuple(_notice(LOOKUPS[name], notice) for notice in _list(said))
            for subject, said in _object(data["notices"]).items()
        }
        if unasked := sorted(set(notices) - set(answered)):
            raise _MalformedError(f"it has a notice about '{unasked[0]}' and no day on which that was said")
        return Lookup(name, path, _date(data["tried"]), answered, notices)
    except json.JSONDecodeError as error:
        problem = Problem(Place(error.lineno, error.colno), f"this is no JSON; {remedy}")
    except (_MalformedError, RecursionError) as error:
        problem = Problem(Place(1), f"{error if isinstance(error, ValueError) else 'it is nested too deep'}; {remedy}")
    return Lookup(name, path, unreadable=(problem,))


def write_lookup(lookup: Lookup) -> str:
    """Return the file of a look-up: everything sorted, a subject a line, so that little changes from run to run."""
    days: dict[str, list[str]] = {}
    for subject, day in sorted(lookup.answered.items()):
        days.setdefault(day.isoformat(), []).append(subject)
    data = {
        "tried": lookup.tried.isoformat() if lookup.tried else "",
        "answered": dict(sorted(days.items())),
        "notices": {
            subject: [{"kind": one.kind, "at": one.at, "day": one.day, "by": one.by} for one in said]
            for subject, said in sorted(lookup.notices.items())
            if said
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def in_order(name: str, notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return notices without repetition, the gravest first."""
    return tuple(sorted(set(notices), key=lambda one: (LOOKUPS[name].index(one.kind), one.at, one.day, one.by)))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    for name, count in {name: sum(name == other for other, _ in pairs) for name, _ in pairs}.items():
        if count > 1:
            raise _MalformedError(f"it has '{name}' twice")
    return dict(pairs)


def _notice(kinds: tuple[str, ...], value: object) -> Notice:
    data = _object(value)
    if set(data) != {"kind", "at", "day", "by"} or data["kind"] not in kinds:
        raise _MalformedError(f"a notice of it is none of: {', '.join(kinds)}")
    day = _line(data["day"])
    if day and not _DAY.fullmatch(day):
        raise _MalformedError(f"'{day}' is no date")
    return Notice(_line(data["kind"]), _line(data["at"]), day, _line(data["by"]))


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _MalformedError("it has a value where names and values belong")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise _MalformedError("it has a value where a list belongs")
    return value


def _line(value: object) -> str:
    if not isinstance(value, str) or not _LINE.fullmatch(value):
        raise _MalformedError("it has a value that is no short line of text")
    return value


def _date(value: object) -> datetime.date:
    try:
        return datetime.date.fromisoformat(_line(value))
    except _MalformedError:
        raise
    except ValueError as error:
        raise _MalformedError(f"'{value}' is no date") from error
