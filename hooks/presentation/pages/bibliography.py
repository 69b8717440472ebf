"""The whole bibliography, by design and by topic, readable without JavaScript."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from html import escape

from guide.sources.cards import Card
from guide.vocabulary import DESIGNS

from presentation.claims import PublishedClaim
from presentation.references import Source

PLACE, TOPICS_PLACE = "<!-- bibliography -->", "<!-- topics -->"


def bibliography_list(
    sources: Mapping[str, Source], claims: Iterable[PublishedClaim], card_url: Callable[[str], str]
) -> str:
    """Return all sources as HTML: a list a design, strongest first; the name of each leads to its card."""
    cited = Counter(key for published in claims for key in dict.fromkeys(published.claim.keys))
    parts = [f"<p>{len(sources)} sources, each with a card that says what the guide took from it.</p>"]
    for design in DESIGNS:
        keys = [key for key, source in sources.items() if source.design == design]
        if keys:
            heading = f'<h2 id="{design.replace(" ", "-")}">{design.capitalize()} ({len(keys)})</h2>'
            items = "\n".join(_item(key, sources[key], cited[key], card_url(key)) for key in keys)
            parts.append(f'{heading}\n<ul class="guide-bibliography" data-search-exclude>\n{items}\n</ul>')
    return "\n".join(parts)


def topics_list(sources: Mapping[str, Source], cards: tuple[Card, ...], card_url: Callable[[str], str]) -> str:
    """Return the topics of the cards as HTML, each with links to the cards that are about it."""
    parts = ['<dl class="guide-topics" data-search-exclude>']
    for tag, keys in _topics(cards, sources).items():
        links = ", ".join(f'<a href="{card_url(key)}">{escape(sources[key].name)}</a>' for key in keys)
        parts.append(f'<dt id="topic-{tag}">{tag.replace("-", " ").capitalize()}</dt><dd>{links}</dd>')
    return "\n".join([*parts, "</dl>"])


def _item(key: str, source: Source, count: int, url: str) -> str:
    times = f"{count} claim{'' if count == 1 else 's'}"
    return (
        f'<li id="{key}"><a href="{url}">{escape(source.name)}</a>. {source.reference} '
        f'<span class="guide-ref__links">{source.links}</span> ({times})</li>'
    )


def _topics(cards: tuple[Card, ...], sources: Mapping[str, Source]) -> dict[str, list[str]]:
    topics: dict[str, list[str]] = {}
    for card in cards:
        for tag in card.page.front_matter.fields.get("about") or ():
            if card.key in sources:
                topics.setdefault(str(tag), []).append(card.key)
    return dict(sorted(topics.items()))
