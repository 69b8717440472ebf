"""Text -> Page: its front matter, claims, titles, citations and waivers, each with line and column."""

import re
from collections.abc import Iterator
from itertools import pairwise

from guide.markdown.blocks import Block, find_blocks
from guide.markdown.citations import GROUP, find_citations, find_malformed
from guide.markdown.front_matter import read_front_matter
from guide.markdown.masking import mask
from guide.markdown.page import Claim, Page, Title, Waiver
from guide.markdown.sentences import split_sentences
from guide.place import Places, Problem

_WAIVER = re.compile(r"<!--[ \t]*no-source\b[ \t]*:?[ \t]*([^\n]*?)[ \t]*-->")
_LINK_ONLY = re.compile(
    r"[*_|\s]*\[(?!@)[^\[\]]+\](?:\(([^()\s]+)(?:[ ]+\"[^\"]*\")?\)|\[([^\[\]]+)\])"
    r"(?:\{[^{}]*\})?[*_|\s]*(?:<!--(?:(?!-->).)*-->\s*)?"
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\\\")


def read_page(path: str, text: str, location: str | None = None) -> Page:
    """Read one Markdown file.

    `path` is the one that findings name; `location` the path below the docs folder, on which it
    depends whether the page may be of the kind that it names (default: `path`).
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front = read_front_matter(text)
    hidden = mask(text, front.end)
    masked = hidden.text
    blocks = list(find_blocks(text, masked, hidden.raw, front.end))
    for block in blocks:
        if block.kind == "code":
            masked = masked[: block.start] + " " * (block.end - block.start) + masked[block.end :]
    with_code = masked
    for start, end in hidden.code:
        with_code = with_code[:start] + text[start:end].replace("`", " ") + with_code[end:]
    places = Places(text)
    waivers = tuple(Waiver(places.of(found.start()), found[1]) for found in _waivers(text, hidden.comments))
    waiver_of = {waiver.place.line: waiver for waiver in waivers}
    claims: list[Claim] = []
    titles: list[Title] = []
    for block in blocks:
        if block.kind in ("text", "row"):
            claims += _claims(block, text, masked, with_code, places, hidden.definitions, waiver_of)
        elif block.kind not in ("separator", "code"):
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
        comments=tuple((places.of(start), text[start:end]) for start, end in sorted(hidden.comments)),
        location=location or path,
    )


def kind_of(stated: object, location: str) -> str:
    """Return the kind that a page is checked as: what it states, where its folder allows it, else evidence."""
    if stated == "source" and location.startswith("sources/"):
        return "source"
    if stated == "site" and (location.startswith("about/") or location == "references.md"):
        return "site"
    return "evidence"


def _waivers(text: str, comments: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, end in sorted(comments):
        found = _WAIVER.fullmatch(text, start, end)
        if found:
            yield found


def _claims(
    block: Block,
    text: str,
    masked: str,
    with_code: str,
    places: Places,
    definitions: dict[str, str],
    waiver_of: dict[int, Waiver],
) -> Iterator[Claim]:
    spans = [(block.start, block.end)] if block.kind == "row" else list(_sentences(block, masked))
    last_line = 0
    for index, (start, end) in enumerate(spans):
        visible = masked[start:end]
        if not any(map(str.isalnum, GROUP.sub("", visible))):
            continue
        place = places.of(start)
        second = place.line == last_line
        last_line = places.of(end - 1).line
        if _is_navigation(text, start, end, definitions):
            continue
        following = masked[spans[index + 1][0] : spans[index + 1][1]] if index + 1 < len(spans) else ""
        broken = visible.find("\n")
        yield Claim(
            place=place,
            kind="row" if block.kind == "row" else "sentence",
            text=text[start:end],
            visible=visible,
            prose=with_code[start:end],
            keys=tuple(citation.key for citation in find_citations(masked, start, end)),
            in_reading=block.in_reading,
            waiver=next((waiver_of[n] for n in range(place.line, last_line + 1) if n in waiver_of), None),
            split_at=places.of(start + broken) if broken >= 0 else None,
            second=second,
            followed_by_citation=bool(GROUP.match(following)),
        )


def _sentences(block: Block, masked: str) -> Iterator[tuple[int, int]]:
    edges = [block.start, *(at for at in block.breaks if block.start < at < block.end), block.end]
    for start, end in pairwise(edges):
        yield from split_sentences(masked, start, end)


def _is_navigation(text: str, start: int, end: int, definitions: dict[str, str]) -> bool:
    """Tell whether a claim's whole line is one link to another place of the guide."""
    line_end = text.find("\n", end)
    line = text[start : line_end if line_end >= 0 else len(text)]
    found = _LINK_ONLY.fullmatch(line) if line.lstrip("*_| ").startswith("[") else None
    if not found:
        return False
    target = found[1] or definitions.get(found[2].lower(), "http:")
    return not _ELSEWHERE.match(target)
