"""What a change does to the claims of the guide, out of two of its claims.json: for the summary of a pull request.

`python -m presentation.exports.difference OLD NEW` prints it in Markdown.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

Claim = Mapping[str, object]

# From this share of words in common on, a claim is taken for another wording of an older one.
_ALIKE = 0.6
# A summary is read by people; GitHub takes 1 MiB of it.
_MOST = 100
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|@!~&])")


@dataclass(frozen=True, slots=True)
class Difference:
    """The claims that are new, those that say the same thing otherwise (before and after), and those that are gone."""

    added: tuple[Claim, ...]
    changed: tuple[tuple[Claim, Claim], ...]
    removed: tuple[Claim, ...]


def difference(old: Sequence[Claim], new: Sequence[Claim]) -> Difference:
    """Compare the claims of two claims.json; a claim stays the same while its words, its sources and its page do."""
    before, after = ({(claim["page"], claim["id"]): claim for claim in claims} for claims in (old, new))
    same = [(before[place], after[place]) for place in after if place in before]
    changed = [pair for pair in same if pair[0]["citations"] != pair[1]["citations"]]
    removed = [before[place] for place in before if place not in after]
    added = [after[place] for place in after if place not in before]
    reworded = list(_reworded(removed, added))
    taken = [id(claim) for pair in reworded for claim in pair]
    return Difference(
        tuple(claim for claim in added if id(claim) not in taken),
        (*changed, *reworded),
        tuple(claim for claim in removed if id(claim) not in taken),
    )


def _reworded(removed: Sequence[Claim], added: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims of one page that are most alike, each once."""
    alike = sorted(
        (
            (SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio(), number, index)
            for number, one in enumerate(removed)
            for index, other in enumerate(added)
            if one["page"] == other["page"]
        ),
        key=lambda found: (-found[0], found[1:]),
    )
    gone, come = set[int](), set[int]()
    for share, number, index in alike:
        if share >= _ALIKE and number not in gone and index not in come:
            gone.add(number)
            come.add(index)
            yield removed[number], added[index]


def summary(old: Sequence[Claim], new: Sequence[Claim]) -> str:
    """Return what changes from the claims `old` to the claims `new`, in Markdown."""
    found = difference(old, new)
    counts = (len(found.added), len(found.changed), len(found.removed))
    lines = ["### What changes for a reader", "", "{} claims added, {} changed, {} taken out.".format(*counts), ""]
    lines += ["| | Before | After |", "| --- | --- | --- |"]
    before, after = _coverage(old), _coverage(new)
    lines += [f"| {name} | {before[name]} | {after[name]} |" for name in before]
    cited, now = _sources(old), _sources(new)
    for title, keys in (("Sources cited anew", now - cited), ("Sources no longer cited", cited - now)):
        lines += ["", f"{title}: {', '.join(sorted(keys))}."] if keys else []
    lines += _listed("Added", [[_line(claim)] for claim in found.added])
    lines += _listed("Changed", [[_line(other), f"before: {_line(one)}"] for one, other in found.changed])
    lines += _listed("Taken out", [[_line(claim)] for claim in found.removed])
    return "\n".join([*lines, ""])


def _coverage(claims: Sequence[Claim]) -> dict[str, int]:
    keys = [_keys(claim) for claim in claims]
    return {
        "Claims": len(claims),
        "Pages with claims": len({claim["page"] for claim in claims}),
        "Sources cited": len(_sources(claims)),
        "Claims with two sources or more": sum(len(set(cited)) > 1 for cited in keys),
        "Claims with a figure": sum(bool(claim["figures"]) for claim in claims),
        "Claims that state a certainty": sum(bool(claim["certainty"]) for claim in claims),
    }


def _sources(claims: Sequence[Claim]) -> set[str]:
    return {key for claim in claims for key in _keys(claim)}


def _keys(claim: Claim) -> list[str]:
    cited = claim["citations"]
    return [str(key) for key in cited] if isinstance(cited, list) else []


def _words(claim: Claim) -> list[str]:
    return str(claim["text"]).split()


def _line(claim: Claim) -> str:
    said = f"{' '.join(_words(claim))} ({', '.join(_keys(claim))}; {claim['page'] or 'home page'})"
    return _SIGNS.sub(r"\\\1", said)


def _listed(title: str, items: Sequence[Sequence[str]]) -> list[str]:
    """Return a list with a title; what follows the first line of an item stands below it as a list of its own."""
    if not items:
        return []
    lines = ["- " + "\n  - ".join(item) for item in items[:_MOST]]
    more = [f"- and {len(items) - _MOST} more"] if len(items) > _MOST else []
    return ["", f"#### {title}", "", *lines, *more]


def _read(path: Path) -> list[Claim]:
    claims: list[Claim] = json.loads(path.read_text("utf-8"))["claims"]
    return claims


def main(arguments: Sequence[str]) -> int:
    """Print the summary of a change from one claims.json to another; return 2 when one of them cannot be read."""
    if len(arguments) != 2:
        print("difference: name two files, such as: old/claims.json site/data/claims.json", file=sys.stderr)
        return 2
    claims = []
    for name in arguments:
        try:
            claims.append(_read(Path(name)))
        except (OSError, ValueError, KeyError, TypeError) as error:
            what = error.strerror if isinstance(error, OSError) else "it is no claims.json"
            print(f"difference: {name} cannot be read: {what}; build the guide that it is of", file=sys.stderr)
            return 2
    print(summary(*claims), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
