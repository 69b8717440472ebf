"""The Content-Security-Policy of a built page, read as browsers read it."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TypeAlias

from lxml import html

from claimcheck.site.elements import holds_data

# Each directive with its sources.
Policy: TypeAlias = Mapping[str, Sequence[str]]
# What a policy has to stand before.
_RULED = "//script | //style | //link[contains(@rel, 'stylesheet')] | //base | //img"
_OWN = frozenset(["'none'", "'self'", "file:"])
_DIRECTIVES = {"script": "script-src", "style": "style-src"}


def policies_of(root: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the elements of a page with a policy, when they stand in the head before all that they rule."""
    late = root.xpath(f"({_RULED})[following::meta[@http-equiv]]")
    return [] if late else list(root.xpath("//head/meta[@http-equiv='Content-Security-Policy']"))


def read_policy(text: str) -> Policy:
    """Return the directives of a policy with their sources."""
    parts = (part.split() for part in text.split(";"))
    return {name: sources for name, *sources in filter(None, parts)}


def loose(policy: Policy) -> list[str]:
    """Return the sources of a policy that let more than the guide's own files be loaded or run."""
    found = [
        one for sources in policy.values() for one in sources if one not in _OWN and not one.startswith("'sha256-")
    ]
    return found if policy.get("default-src") == ["'none'"] else [*found, "all that it does not name"]


def refused(root: html.HtmlElement, policy: Policy) -> Iterator[html.HtmlElement]:
    """Yield each script and style that stands in a page itself, and that its policy does not let run."""
    for element in root.iter(*_DIRECTIVES):
        own = element.get("src") is None and not holds_data(element)
        if own and _hash(element.text or "") not in policy.get(_DIRECTIVES[element.tag], ()):
            yield element
    yield from root.xpath("//*[@style]")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
