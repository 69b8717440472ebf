"""Where the sentence of a finding stands among the letters that a reader sees."""

import re
from collections.abc import Collection

from guide.markdown.citations import GROUP
from guide.markdown.page import Page
from guide.place import Place

from presentation.preview.findings import Finding

_KEY = re.compile(r"@([\w-]+)")
_WORD = re.compile(r"[^\W_]+")
# So many letters are too few to tell a sentence from another, and so many words are enough of one.
_FEWEST, _FEWEST_OF_PART, _MOST_OF_PART = 3, 12, 40


def find_sentence(
    page: Page, finding: Finding, stream: str, ends: Collection[int], known: Collection[str]
) -> tuple[int, int] | None:
    """Return the first letter of the sentence of a finding in the `stream` of those of the page, and the one behind.

    `ends` are the letters behind the words of the page.
    """
    start, end = _sentence(page, finding)
    words = _words(page.masked[start:end], known)
    # What is no plain language may be shown without some of its words; then the first of them tell where it is.
    for count in (len(words), *range(min(len(words) - 1, _MOST_OF_PART), 0, -1)):
        sought = "".join(words[:count])
        if len(sought) < (_FEWEST if count == len(words) else _FEWEST_OF_PART):
            return None
        # The same words may stand there more than once.
        before = "".join(_words(page.masked[page.front_matter.end : start], known)).count(sought)
        at = -1
        for _ in range(before + 1):
            at = max(at, stream.find(sought, at + 1))
        if at >= 0 and (count == len(words) or at + len(sought) in ends):
            return at, at + len(sought)
    return None


def _sentence(page: Page, finding: Finding) -> tuple[int, int]:
    """Return where the claim, the title or else the line of a finding begins and ends in the text of its page."""
    try:
        offset, at = (page.offset(place) for place in (Place(finding.line), Place(finding.line, finding.column)))
    except IndexError:
        # The page has been cut since.
        return 0, 0
    if at < page.front_matter.end:
        return 0, 0
    for claim in page.claims:
        start = page.offset(claim.place)
        if start <= at < start + len(claim.text):
            return start, start + len(claim.text)
    end = page.text.find("\n", offset)
    return offset, end if end >= 0 else len(page.text)


def _words(masked: str, known: Collection[str]) -> list[str]:
    """Return the words of a text of the page as they are shown, without citations that become labels."""
    shown = GROUP.sub(lambda group: "" if set(_KEY.findall(group[0])) <= set(known) else group[0], masked)
    return _WORD.findall(shown)
