"""Every figure on the guide's pages, changed one at a time: the gate must see it.

What passes is a figure that the same card happens to hold elsewhere (300 mg for 500 mg in a scheme
that has both). ``python tests/test_figures_of_the_guide.py`` lists each by name.
"""

import random
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from claimcheck.matching import missing_figures, names_a_source
from guide.figures.figure import Figure, find_figures
from guide.guide import load_guide
from guide.markdown.citations import GROUP

ROOT = Path(__file__).parents[2]
GUIDE = load_guide(ROOT / "docs", ROOT / "references.bib", ROOT)
CARDS = {card.key: card for card in GUIDE.cards}
ENTRIES = GUIDE.bibliography.by_key
# A unit that a tired author could write for another.
OTHER_UNIT = {
    "mg": " g", "mg/kg": " mg", "mg/kg/hour": " mg/kg", "mg/hour": " mg", "mg/day": " mg", "micrograms": " mg",
    "%": " mg", "ml": " l", "minute": " hours", "hour": " minutes", "day": " weeks", "week": " months",
    "month": " years", "year": " months", "people": " mg", "studies": " mg",
}  # fmt: skip
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def changes_of(figure: Figure, chance: random.Random) -> list[tuple[str, str]]:
    """Return what a slip could make of a figure: each digit, its unit, its decimal point."""
    number = _DIGITS.search(figure.text)
    if not number:
        return []
    text = figure.text
    changes = [
        ("digit", text[:at] + str((int(text[at]) + chance.randrange(1, 10)) % 10) + text[at + 1 :])
        for at in range(number.start(), number.end())
        if text[at].isdigit()
    ]
    unit = next(iter(sorted(figure.units, key=len, reverse=True)))
    if text[number.end() :].strip(" -") and unit in OTHER_UNIT:
        changes.append(("unit", text[: number.end()] + OTHER_UNIT[unit]))
    if "." in number[0]:
        changes.append(("decimal point", text.replace(".", "", 1)))
    return changes


def slips() -> list[tuple[str, bool, str]]:
    """Return for each change its kind, whether the gate reports it at the changed figure's claim, and what it was."""
    chance = random.Random(1)
    found = []
    for page in GUIDE.evidence_pages:
        for claim in page.claims:
            if not claim.keys:
                continue
            cited = [CARDS[key] for key in dict.fromkeys(claim.keys)]
            prose = GROUP.sub(lambda group: " " * len(group[0]), claim.visible)
            for figure in find_figures(prose):
                if names_a_source(figure, prose, cited, ENTRIES):
                    continue
                for kind, changed in changes_of(figure, chance):
                    end = figure.start + len(figure.text)
                    slipped = claim.visible[: figure.start] + changed + claim.visible[end:]
                    reported = bool(missing_figures(replace(claim, visible=slipped), cited, ENTRIES))
                    where = f"{page.path}:{claim.place.line}: '{figure.text}' as '{changed}'"
                    found.append((kind, reported, where))
    return found


def test_a_slip_in_a_figure_is_reported(capsys):
    found = slips()
    made = Counter(kind for kind, _, _ in found)
    passed = Counter(kind for kind, reported, _ in found if not reported)
    share = 1 - sum(passed.values()) / len(found)
    with capsys.disabled():
        counts = ", ".join(f"{kind} {passed[kind]} of {made[kind]}" for kind in made)
        print(f"\n{len(found)} slips in figures, {share:.2%} reported; not reported: {counts}")
    assert share >= 0.98


if __name__ == "__main__":
    print("\n".join(f"{where} ({kind})" for kind, reported, where in slips() if not reported))
