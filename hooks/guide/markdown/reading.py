"""Text -> Page: its front matter, claims, titles, citations and waivers, each with line and column."""

import re
from collections.abc import Iterator

from guide.markdown.blocks import Block, find_blocks
from guide.markdown.citations import GROUP, find_citations, find_malformed
from guide.markdown.foreign import Foreign
from guide.markdown.front_matter import read_front_matter
from guide.markdown.masking import COMMENT, mask
from guide.markdown.page import Claim, Page, Title, Waiver
from guide.markdown.sentences import split_sentences
from guide.markdown.signs import LINK
from guide.place import Place, Places, Problem
from guide.vocabulary import SITE_PAGES, WAIVER

_WAIVER = re.compile(rf"<!--[ \t]*{WAIVER}\b[ \t]*:?[ \t]*([^\n]*?)[ \t]*-->")


def read_page(path: str, text: str, location: str | None = None) -> Page:
    """Read one Markdown file.

    `path` is the one that findings name; `location` the path below the docs folder, on which it
    depends whether the page may be of the kind that it names (default: `path`).
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front = read_front_matter(text)
    masked, comments = mask(text, front.end)
    places = Places(text)
    waivers = tuple(_waivers(text, comments, places))
    claims: list[Claim] = []
    titles: list[Title] = []
    foreign: list[Problem] = []
    readings: list[Place] = []
    for block in find_blocks(text, masked, front.end):
        if isinstance(block, Foreign):
            foreign.append(Problem(places.of(block.offset), block.message))
        elif block.kind == "box":
            readings.append(places.of(block.start))
        elif block.kind in ("text", "item", "row"):
            claims += _claims(block, text, masked, places, waivers)
        else:
            titles.append(Title(places.of(block.start), block.kind, masked[block.start : block.end].strip()))
    return Page(
        path=path,
        kind=kind_of(front.fields.get("kind"), location or path),
        front_matter=front,
        text=text,
        masked=masked,
        claims=tuple(claims),
        titles=tuple(titles),
        citations=tuple((places.of(citation.start), citation) for citation in find_citations(masked)),
        malformed=tuple(Problem(places.of(offset), remedy) for offset, remedy in find_malformed(masked)),
        waivers=waivers,
        places=places,
        comments=tuple((places.of(start), text[start:end]) for start, end in comments),
        foreign=tuple(sorted(foreign)),
        readings=tuple(readings),
        location=location or path,
    )


def kind_of(stated: object, location: str) -> str:
    """Return the kind that a page is checked as: what it states, where it may be of that kind, else evidence."""
    if stated == "source" and location.startswith("sources/"):
        return "source"
    return "site" if stated == "site" and location in SITE_PAGES else "evidence"


def _waivers(text: str, comments: list[tuple[int, int]], places: Places) -> Iterator[Waiver]:
    for start, end in comments:
        found = _WAIVER.fullmatch(text, start, end)
        if found:
            yield Waiver(places.of(start), found[1])


def _claims(block: Block, text: str, masked: str, places: Places, waivers: tuple[Waiver, ...]) -> Iterator[Claim]:
    whole = [(block.start, block.end)]
    spans = whole if block.kind == "row" else list(split_sentences(masked, block.start, block.end))
    link = LINK.fullmatch(COMMENT.sub("", text[block.start : block.end]).strip())
    block_place = places.of(block.start)
    last_line = 0
    for index, (start, end) in enumerate(spans):
        visible = masked[start:end]
        # A citation begins with a bracket.
        if not visible[:1].isalnum() and not any(map(str.isalnum, GROUP.sub("", visible))):
            continue
        place = places.of(start)
        second = place.line == last_line
        last_line = place.line + visible.count("\n")
        following = masked[spans[index + 1][0] : spans[index + 1][1]] if index + 1 < len(spans) else ""
        broken = visible.find("\n")
        yield Claim(
            place=place,
            kind="row" if block.kind == "row" else "sentence",
            block=block_place,
            in_list=block.kind == "item",
            text=text[start:end],
            visible=visible,
            keys=tuple(citation.key for citation in find_citations(masked, start, end)) if "[@" in visible else (),
            in_reading=block.in_reading,
            link=(link["text"], link["target"]) if link else None,
            waiver=next((waiver for waiver in waivers if place.line <= waiver.place.line <= last_line), None),
            split_at=places.of(start + broken) if broken >= 0 else None,
            second=second,
            followed_by_citation=bool(GROUP.match(following)),
        )
