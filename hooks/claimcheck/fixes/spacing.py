"""White space that no reader misses: two spaces within a sentence, spaces at the end of a line, no last line end."""

import re
from collections.abc import Iterator

from guide.markdown.page import Page

from claimcheck.fixes.edit import Edit

_RUN = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|])")
# Two spaces at the end of a line are a line break where the text goes on.
_AT_END = re.compile(r"[ \t]+$(?=\n[ \t]*$|\n?\Z)|(?<=\|)[ \t]+$|^[ \t]+$", re.MULTILINE)


def spacing_edits(page: Page) -> Iterator[Edit]:
    """Yield an edit for each such space of the text of `page`, behind its front matter."""
    for claim in page.claims:
        start = page.offset(claim.place)
        for found in _RUN.finditer(page.text, start, start + len(claim.text)) if claim.kind == "sentence" else ():
            # Comments and the targets of links are blank in what is masked.
            around = slice(found.start() - 1, found.end() + 1)
            if page.masked[around] == page.text[around]:
                yield Edit(found.start(), found.end(), " ")
    body = page.front_matter.end
    for found in _AT_END.finditer(page.text, body):
        yield Edit(found.start(), found.end(), "")
    if page.text[body:].strip() and not page.text.endswith("\n"):
        yield Edit(len(page.text), len(page.text), "\n")
