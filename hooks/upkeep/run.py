"""One run of a look-up: each subject is asked about, and what is known is changed only where an answer came."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from guide.guide import Guide
from guide.sources.lookups import Lookup, Notice, in_order, read_lookup, write_lookup
from guide.subjects import SUBJECTS

from upkeep.asking import Ask, NoAnswerError
from upkeep.registries import ABOUT


@dataclass(frozen=True, slots=True)
class Run:
    """What is known after a run, what of it is new, and why there was no answer about a subject."""

    lookup: Lookup
    news: Mapping[str, tuple[Notice, ...]]
    silent: Mapping[str, str]

    def __str__(self) -> str:
        silent, asked = len(self.silent), len({*self.lookup.answered, *self.silent})
        known, new = (sum(map(len, said.values())) for said in (self.lookup.notices, self.news))
        told = f"{self.lookup.name}: answers {asked - silent} of {asked}, notices {known}, new {new}"
        return f"{told}, no answer about {silent}" if silent else told


def run(name: str, guide: Guide, ask: Ask, today: datetime.date) -> Run:
    """Look up every subject of the look-up `name`; a subject without an answer keeps the day and notices it had."""
    before = guide.lookups[name]
    answered: dict[str, datetime.date] = {}
    notices: dict[str, tuple[Notice, ...]] = {}
    silent: dict[str, str] = {}
    for subject in SUBJECTS[name](guide):
        try:
            said = _writable(name, subject, in_order(name, ABOUT[name](subject, guide, ask)), today)
        except NoAnswerError as error:
            silent[subject] = str(error)
            if subject in before.answered:
                answered[subject] = before.answered[subject]
                notices[subject] = before.notices.get(subject, ())
        else:
            answered[subject], notices[subject] = today, said
    kept = {subject: said for subject, said in notices.items() if said}
    news = {
        subject: new
        for subject, said in kept.items()
        if (new := tuple(one for one in said if one not in before.notices.get(subject, ())))
    }
    return Run(Lookup(name, before.path, today, answered, kept), news, silent)


def _writable(name: str, subject: str, said: tuple[Notice, ...], today: datetime.date) -> tuple[Notice, ...]:
    """Return what was said, unless it cannot be read again once it is written down."""
    read = read_lookup(name, "", write_lookup(Lookup(name, "", today, {subject: today}, {subject: said})))
    if read.unreadable:
        raise NoAnswerError(f"an answer that cannot be kept: {read.unreadable[0].message.partition(';')[0]}")
    return said
