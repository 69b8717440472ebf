"""The whole bibliography, by design and by topic, readable without JavaScript."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from guide.sources.latex import plain
from guide.vocabulary import DESIGNS
from markupsafe import Markup

from presentation.links import links
from presentation.markup import render
from presentation.shown import Shown, ShownPage
from presentation.tags import tags_of


def bibliography_list(page: ShownPage, shown: Shown) -> Markup:
    """Return all sources: a list a design, strongest first; the name of each leads to its card."""
    cited = Counter(key for published in shown.claims for key in dict.fromkeys(published.claim.keys))
    designs: dict[str, list[dict[str, object]]] = {design: [] for design in DESIGNS}
    for key, source in shown.sources.items():
        entry = shown.guide.bibliography.by_key[key]
        item = {
            **{"key": key, "source": source, "card": shown.card_way(key, page), "claims": cited[key]},
            # They stand in the line of their source; filter.js adds its name, for whoever has links read out alone.
            "links": links(entry, "", plain(entry.fields.get("unlinked", ""))),
        }
        designs.get(source.design, []).append(item)
    listed = {design: items for design, items in designs.items() if items}
    topics = _gaps([str(item["key"]) for items in listed.values() for item in items], shown)
    return render("pages/bibliography.html", count=len(shown.sources), designs=listed, topics=topics)


def _gaps(order: Sequence[str], shown: Shown) -> dict[str, list[int]]:
    """Return for each topic how far each of its sources stands in `order` behind the one before it."""
    tags = {card.key: tags_of(card.page.front_matter.fields) for card in shown.guide.cards}
    places: dict[str, list[int]] = {}
    for place, key in enumerate(order):
        for tag in tags.get(key, []):
            places.setdefault(tag, []).append(place)
    return {tag: [place - before for before, place in pairwise([0, *at])] for tag, at in sorted(places.items())}


def topics_list(page: ShownPage, shown: Shown) -> Markup:
    """Return the topics of the cards, each with links to the cards that are about it."""
    topics: dict[str, list[dict[str, str]]] = {}
    for card in shown.guide.cards:
        for tag in tags_of(card.page.front_matter.fields):
            if card.key in shown.sources:
                source = {"name": shown.sources[card.key].name, "card": shown.card_way(card.key, page)}
                topics.setdefault(tag, []).append(source)
    return render("pages/topics.html", topics=dict(sorted(topics.items())))
