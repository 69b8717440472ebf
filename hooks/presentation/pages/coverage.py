"""Evidence coverage: what the guide rests on, counted in the same run as the gate."""

from collections import Counter
from collections.abc import Callable
from html import escape

from guide.figures.figure import find_figures
from guide.guide import Guide, count
from guide.markdown.page import Page
from guide.vocabulary import DESIGNS, READ

from presentation.claims import plain_text

PLACE = "<!-- coverage -->"


def coverage(guide: Guide, page_url: Callable[[Page], str]) -> str:
    """Return the coverage of the guide as HTML tables."""
    checked = count(guide)
    pages = list(guide.evidence_pages)
    figures = {page.path: _figures(page) for page in pages}
    readings = sum(page.text.count('!!! reading "Our reading"') for page in pages)
    dates = [str(page.front_matter.fields.get("evidence_to")) for page in pages]
    totals = {
        "Pages": checked.pages,
        "Evidence pages": len(pages),
        "Claims, each with a source": checked.claims,
        "Citations": checked.citations,
        "Sources": len(guide.bibliography.entries),
        "Source cards": len(guide.cards),
        "Figures checked against cards": sum(figures.values()),
        "Findings on cards": sum(len(card.facts) for card in guide.cards),
        "Waivers": checked.waivers,
        "Authors' judgements in boxes": readings,
        "Oldest evidence date of a page": min(dates, default="none"),
        "Pages checked by a clinician": sum(bool(page.front_matter.fields.get("checked_by")) for page in pages),
    }
    design = Counter(entry.fields.get("design", "") for entry in guide.bibliography.entries)
    read = Counter(str(card.page.front_matter.fields.get("read")) for card in guide.cards)
    rows = [
        (
            f'<a href="{page_url(page)}">{escape(str(page.front_matter.fields.get("title")))}</a>',
            sum(not claim.in_reading for claim in page.claims),
            len(page.citations),
            len({citation.key for _, citation in page.citations}),
            figures[page.path],
            escape(str(page.front_matter.fields.get("evidence_to"))),
        )
        for page in pages
    ]
    return "\n".join(
        [
            '<h2 id="totals">Totals</h2>',
            _table(("What", "How many"), list(totals.items())),
            '<h2 id="what-was-read">What was read</h2>',
            _table(("What was read of a source", "Sources"), [(name.capitalize(), read[name]) for name in READ]),
            '<h2 id="designs">Designs</h2>',
            _table(("Design", "Sources"), [(n.capitalize(), design[n]) for n in DESIGNS if design[n]]),
            '<h2 id="pages">Pages</h2>',
            _table(("Page", "Claims", "Citations", "Sources", "Figures", "Evidence to"), rows),
        ]
    )


def _figures(page: Page) -> int:
    return sum(len(find_figures(plain_text(claim.visible))) for claim in page.claims if claim.keys)


def _table(header: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    head = "".join(f"<th>{name}</th>" for name in header)
    body = "\n".join(
        "<tr>"
        + "".join(f"<td>{cell:,}</td>" if isinstance(cell, int) else f"<td>{cell}</td>" for cell in row)
        + "</tr>"
        for row in rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
