"""What documents say on when to stop, as a section of each sheet: those that are about its kind of pain."""

from guide.vocabulary import REFERENCE_PREFIX

from presentation.paper.sheet_parts import Part, Point, part_of, sections_of, tree_of
from presentation.shown import Shown, ShownPage
from presentation.tags import tags_of

# Where the documents stand side by side.
PAGE, SECTION = "practice/before-during-after.md", "stopping-rules-and-response"
# By the folder of a page, what the cards of sources about its kind of pain are about.
_ABOUT = {
    "cancer": frozenset(["cancer", "palliative-care"]),
    "chronic-noncancer": frozenset(["chronic-noncancer"]),
    "perioperative": frozenset(["perioperative"]),
}


def stopping_part(shown: Shown) -> Part | None:
    """Return the section for all kinds of pain, or nothing in a guide without one."""
    sections = sections_of(tree_of(shown.pages[PAGE])) if PAGE in shown.pages else []
    return next((part_of(section) for section in sections if section[0].get("id") == SECTION), None)


def about(part: Part, page: ShownPage, shown: Shown) -> Part:
    """Return the section without the documents whose cards are about other kinds of pain than `page` alone."""
    tags = {card.key: frozenset(tags_of(card.page.front_matter.fields)) for card in shown.guide.cards}
    ours = _ABOUT.get(page.path.split("/")[1], frozenset())
    kinds = frozenset().union(*_ABOUT.values())

    def belongs(row: Point) -> bool:
        said = frozenset().union(*(tags.get(key, frozenset()) for key in _keys(row))) & kinds
        return bool(said & ours) or not said

    return part.with_points(tuple(filter(belongs, part.points)))


def _keys(row: Point) -> list[str]:
    links = row.element.xpath(".//a[starts-with(@href, $prefix)]/@href", prefix=f"#{REFERENCE_PREFIX}")
    return [link.removeprefix(f"#{REFERENCE_PREFIX}") for link in links]
