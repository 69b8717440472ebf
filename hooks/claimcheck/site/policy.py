"""The Content-Security-Policy of a built page, read as browsers read it."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TypeAlias

from lxml import etree

from claimcheck.site.elements import Element, holds_data
from claimcheck.site.parts import parts_of

# Each directive with its sources.
Policy: TypeAlias = Mapping[str, Sequence[str]]
# What may stand before a policy: it loads and runs nothing.
_BEFORE = frozenset(["html", "head", "meta", "title"])
_OWN = frozenset(["'none'", "'self'", "file:"])
_DIRECTIVES = {"script": "script-src", "style": "style-src"}


def policies_of(root: Element) -> list[Element]:
    """Return the elements of a page with a policy, when the first stands in the head before all that it rules."""
    found = [element for element in parts_of(root).active if element.tag == "meta" and _is_policy(element)]
    for element in root.iter(etree.Element):
        if found and element is found[0]:
            return found
        if element.tag not in _BEFORE:
            break
    return []


def _is_policy(meta: Element) -> bool:
    named = meta.get("http-equiv", "").lower() == "content-security-policy"
    return bool(named and meta.getparent().tag == "head")


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


def refused(root: Element, policy: Policy) -> Iterator[Element]:
    """Yield each script and style that stands in a page itself, and that its policy does not let run."""
    for element in parts_of(root).active:
        own = element.tag in _DIRECTIVES and element.get("src") is None and not holds_data(element)
        if own and _hash(element.text or "") not in policy.get(_DIRECTIVES[element.tag], ()):
            yield element
    yield from parts_of(root).styled


# Most pages have the same.
@lru_cache(maxsize=64)
def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
