"""Audits: claims drawn at random and looked up afresh, one file each below about/audits."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guide.markdown.front_matter import read_front_matter
from guide.place import Place, Problem
from guide.vocabulary import VERDICTS

AUDITS = "about/audits/"
_FIELDS = ("day", "version", "seed", "drawn", "how", "claims")
_OF_CLAIM = ("claim", "page", "section", "says", "cited", "verdict", "clear", "fault", "followed")


@dataclass(frozen=True, slots=True)
class Audited:
    """A claim as it stood when it was looked up; `fault` is empty for one that its source bears out.

    `claim` is its id, `page` the place of its page below docs, `clear` whether it could be understood by itself,
    `followed` what was done about the fault.
    """

    claim: str
    page: str
    section: str
    says: str
    cited: tuple[str, ...]
    verdict: str
    clear: bool
    fault: str = ""
    followed: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """One draw of claims from a version of the guide, with what was found, or what is wrong with its file."""

    path: str
    day: date
    version: str
    seed: int
    drawn: str
    how: str
    claims: tuple[Audited, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def verdicts(self) -> dict[str, int]:
        """Return how many claims have each verdict, the best first."""
        counted = Counter(claim.verdict for claim in self.claims)
        return {verdict: counted[verdict] for verdict in VERDICTS}


def read_audit(path: str, text: str) -> Audit:
    """Read one file; what cannot be read or is incomplete becomes a problem at its line, and no claim."""
    read = read_front_matter(f"---\n{text}\n---\n")
    problems = [Problem(Place(1), f"this audit lacks '{name}'; add it") for name in _FIELDS if name not in read.fields]
    problems += [
        Problem(Place(line - 1), f"'{name}' is no field of an audit; the fields are: {', '.join(_FIELDS)}")
        for name, line in read.lines.items()
        if name not in _FIELDS
    ]
    if read.problem:
        place = Place(max(1, read.problem.place.line - 1), read.problem.place.column)
        problems = [Problem(place, read.problem.message.replace("front matter", "audit"))]
    day, seed, listed = (read.fields.get(name) for name in ("day", "seed", "claims"))
    claims: list[Audited] = []
    for number, item in enumerate(listed if isinstance(listed, list) else [], 1):
        wrong = list(_wrong(item))
        place = Place(read.lines["claims"] - 1)
        problems += [Problem(place, f"claim {number} of this audit {what}") for what in wrong]
        if not wrong:
            texts = {name: str(item.get(name, "")) for name in _OF_CLAIM if name not in ("cited", "clear")}
            claims.append(Audited(**texts, cited=tuple(map(str, item["cited"])), clear=item["clear"]))
    return Audit(
        path=path,
        day=day if isinstance(day, date) else date.min,
        version=str(read.fields.get("version", "")),
        seed=seed if isinstance(seed, int) else 0,
        drawn=str(read.fields.get("drawn", "")),
        how=str(read.fields.get("how", "")),
        claims=tuple(claims),
        problems=tuple(problems),
    )


def _wrong(item: object) -> Iterator[str]:
    if not isinstance(item, dict):
        yield "has no fields; copy another claim"
        return
    for name in _OF_CLAIM[:7]:
        if name not in item:
            yield f"lacks '{name}'; add it"
    for name in item:
        if name not in _OF_CLAIM:
            yield f"has '{name}', which is no field of it; take it out"
    verdict = item.get("verdict")
    if "verdict" in item and verdict not in VERDICTS:
        yield f"has the verdict '{verdict}'; write one of: {', '.join(VERDICTS)}"
    elif verdict != VERDICTS[0] and not (item.get("fault") and item.get("followed")):
        yield "says nothing of its fault; add 'fault' and 'followed'"
    if not isinstance(item.get("cited"), list) or not isinstance(item.get("clear"), bool):
        yield "lacks its sources or whether it is clear; write a list of keys as 'cited', and true or false as 'clear'"
