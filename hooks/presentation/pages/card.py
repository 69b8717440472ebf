"""A source card as its readers get it: the whole reference, what was read, and every claim that rests on it."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from presentation.claims import PublishedClaim
from presentation.day import in_words
from presentation.markup import render
from presentation.pages.tree import read, write
from presentation.references import Source
from presentation.shown import Shown, ShownPage
from presentation.tags import tags_of

# The way to a claim, and its text.
_Cited = tuple[str, str]
_READ = {
    "full text": "The full text",
    "abstract": "The abstract only; the full text was not seen",
    "abstract and excerpts": "The abstract and excerpts; the full text was not seen",
    "excerpts": "Excerpts or summaries only; neither the abstract as a whole nor the full text was seen",
}


def card_page(text: Markup, page: ShownPage, shown: Shown) -> Markup:
    """Return the HTML of the card `page`, whose key is a source's; `text` is what Markdown made of its text."""
    key = str(page.meta["key"])
    claims = shown.claims_citing(key)
    return render(
        "pages/card.html",
        text=_found_first(text),
        source=shown.sources[key],
        facts=_facts(page.meta, shown.sources[key]),
        claims=len(claims),
        cited_by=_cited_by(claims, page, shown),
        references=shown.page_way("references.md", page) if "references.md" in shown.addresses else "",
    )


def _found_first(text: Markup) -> Markup:
    """Put what was found before what was done: whoever opens a card wants to know that."""
    # Most cards have one of them alone.
    if not ("what-was-found" in text and "what-was-done" in text):
        return text
    root = read(text)
    found, done = (next(iter(root.xpath(f"./h2[@id='{id}']")), None) for id in ("what-was-found", "what-was-done"))
    if found is None or done is None or root.index(done) > root.index(found):
        return text
    section = [found]
    for element in found.itersiblings():
        if element.tag == "h2":
            break
        section.append(element)
    for element in section:
        done.addprevious(element)
    return write(root)


def _facts(meta: Mapping[str, object], source: Source) -> dict[str, str]:
    return {
        "Design": source.design.capitalize(),
        "Participants": str(meta.get("participants") or "Not reported in what was read"),
        "What was read": _READ.get(str(meta.get("read")), str(meta.get("read"))),
        "Card checked": in_words(meta.get("checked")),
        "About": ", ".join(tag.replace("-", " ") for tag in tags_of(meta)),
    }


def _cited_by(claims: Iterable[PublishedClaim], page: ShownPage, shown: Shown) -> list[tuple[str, list[_Cited]]]:
    """Return the titles of the pages that cite a source, in the order of the alphabet, each with way and text."""
    cited: dict[str, list[_Cited]] = {}
    for claim in claims:
        title = str(claim.page.front_matter.fields.get("title", ""))
        cited.setdefault(title, []).append((shown.claim_way(claim, page), claim.text))
    return sorted(cited.items(), key=lambda item: item[0].lower())
