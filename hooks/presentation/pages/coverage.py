"""Evidence coverage: what the guide rests on, counted in the same run as the gate."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from guide.figures.figure import find_figures
from guide.guide import Guide, count
from guide.ledger import CONFIRMED, PROPOSED, WORKED_OUT
from guide.markdown.page import Page
from guide.vocabulary import DESIGNS, READ
from markupsafe import Markup

from presentation.claims import plain_text
from presentation.markup import render
from presentation.shown import Shown, ShownPage


@dataclass(frozen=True, slots=True)
class _Link:
    title: str
    way: str


@dataclass(frozen=True, slots=True)
class _Table:
    id: str
    heading: str
    header: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


def coverage(page: ShownPage, shown: Shown) -> Markup:
    """Return the coverage of the guide as tables, with links to its evidence pages."""
    guide = shown.guide
    design = Counter(entry.fields.get("design", "") for entry in guide.bibliography.entries)
    read = Counter(str(card.page.front_matter.fields.get("read")) for card in guide.cards)
    tables = (
        _Table("totals", "Totals", ("What", "How many"), list(_totals(guide).items())),
        _Table(
            "what-was-read",
            "What was read",
            ("What was read of a source", "Sources"),
            [(name.capitalize(), read[name]) for name in READ],
        ),
        _Table(
            "designs",
            "Designs",
            ("Design", "Sources"),
            [(name.capitalize(), design[name]) for name in DESIGNS if design[name]],
        ),
        _Table(
            "facts",
            "Facts behind citations",
            ("How the facts were chosen that a citation rests on", "Citations"),
            list(_chosen(guide).items()),
        ),
        _Table(
            "pages",
            "Pages",
            ("Page", "Claims", "Citations", "Sources", "Figures", "Evidence to"),
            [_row(counted, page, shown) for counted in guide.evidence_pages],
        ),
    )
    return render("pages/coverage.html", tables=tables)


def _totals(guide: Guide) -> dict[str, object]:
    checked, pages = count(guide), list(guide.evidence_pages)
    dates = [str(page.front_matter.fields.get("evidence_to")) for page in pages]
    return {
        "Pages": checked.pages,
        "Evidence pages": len(pages),
        "Claims, each with a source": checked.claims,
        "Citations": checked.citations,
        "Sources": len(guide.bibliography.entries),
        "Source cards": len(guide.cards),
        "Figures checked against cards": sum(map(_figures, pages)),
        "Findings on cards": sum(len(card.facts) for card in guide.cards),
        "Waivers": checked.waivers,
        "Authors' judgements in boxes": sum(page.text.count('!!! reading "Our reading"') for page in pages),
        "Oldest evidence date of a page": min(dates, default="none"),
        "Pages checked by a clinician": sum(bool(page.front_matter.fields.get("checked_by")) for page in pages),
    }


def _chosen(guide: Guide) -> dict[str, int]:
    bases = [basis for leaf in (guide.ledger or {}).values() for basis in leaf.bases.values()]
    how = Counter(basis.how for basis in bases)
    whole = {card.key: {line.mark for line in card.lines} for card in guide.cards}
    proposed = [basis for basis in bases if basis.how == PROPOSED]
    return {
        "Worked out by the checker: no other choice of facts holds the figures": how[WORKED_OUT],
        "Proposed by the checker, not confirmed by a person": how[PROPOSED],
        "Of these, the whole card": sum(set(basis.facts) == whole.get(basis.key) for basis in proposed),
        "Confirmed by a person": how[CONFIRMED],
    }


def _row(counted: Page, page: ShownPage, shown: Shown) -> tuple[object, ...]:
    fields = counted.front_matter.fields
    return (
        _Link(str(fields.get("title")), shown.page_way(counted.location, page)),
        sum(not claim.in_reading for claim in counted.claims),
        len(counted.citations),
        len({citation.key for _, citation in counted.citations}),
        _figures(counted),
        str(fields.get("evidence_to")),
    )


def _figures(page: Page) -> int:
    return sum(len(find_figures(plain_text(claim.visible))) for claim in page.claims if claim.keys)
