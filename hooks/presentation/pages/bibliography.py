"""The whole bibliography, by design and by topic, readable without JavaScript."""

from collections import Counter

from guide.vocabulary import DESIGNS
from markupsafe import Markup

from presentation.markup import render
from presentation.shown import Shown, ShownPage
from presentation.tags import tags_of


def bibliography_list(page: ShownPage, shown: Shown) -> Markup:
    """Return all sources: a list a design, strongest first; the name of each leads to its card."""
    cited = Counter(key for published in shown.claims for key in dict.fromkeys(published.claim.keys))
    designs: dict[str, list[dict[str, object]]] = {design: [] for design in DESIGNS}
    topics = {card.key: tags_of(card.page.front_matter.fields) for card in shown.guide.cards}
    for key, source in shown.sources.items():
        item = {
            **{"key": key, "source": source, "card": shown.card_way(key, page), "claims": cited[key]},
            "topics": topics.get(key, []),
        }
        designs.get(source.design, []).append(item)
    listed = {design: items for design, items in designs.items() if items}
    return render("pages/bibliography.html", count=len(shown.sources), designs=listed)


def topics_list(page: ShownPage, shown: Shown) -> Markup:
    """Return the topics of the cards, each with links to the cards that are about it."""
    topics: dict[str, list[dict[str, str]]] = {}
    for card in shown.guide.cards:
        for tag in tags_of(card.page.front_matter.fields):
            if card.key in shown.sources:
                source = {"name": shown.sources[card.key].name, "card": shown.card_way(card.key, page)}
                topics.setdefault(tag, []).append(source)
    return render("pages/topics.html", topics=dict(sorted(topics.items())))
