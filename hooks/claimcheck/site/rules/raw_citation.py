"""No citation reaches the reader as it was typed.

Why: ``[@key]`` on a page looks like a source and leads nowhere; an engine that skipped the guide's hooks leaves it so.
Bad: <p>Pain scores fell [@brinck2018].</p>
Good: <p>Pain scores fell [<a href="#ref-brinck2018">1</a>].</p>
"""

import re
from collections.abc import Iterator

from claimcheck.finding import Found, short
from claimcheck.site.elements import Element, text_of
from claimcheck.site.site import Site, line_of

_RAW = re.compile(r"\[-?@[\w-]|\[\^[^\]\s]")
_UNREAD = frozenset(["script", "style", "code", "pre", "head"])


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each citation in a page's text, other than in code."""
    for name, root in site.pages.items():
        # Most pages have none, not even in code.
        if not _RAW.search(text_of(root)):
            continue
        for element, text in _texts(root):
            if "[" in text and (found := _RAW.search(text)):
                yield name, line_of(element), f"'{short(text[found.start() :])}' reached the reader; mend the citation"


def _texts(element: Element) -> Iterator[tuple[Element, str]]:
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node.tag, str) and node.tag not in _UNREAD:
            yield node, node.text or ""
            waiting.extend(node)
        if node is not element:
            yield node.getparent(), node.tail or ""
