"""The whole bibliography as one list, by first author."""

from collections.abc import Mapping
from html import escape

from presentation.references import Source

BIBLIOGRAPHY_MARK = "<!-- bibliography -->"


def bibliography_list(sources: Mapping[str, Source]) -> str:
    """Return all sources as an HTML list in the order of their keys, each with an anchor and its links."""
    items = [
        f'<li id="{key}">{source.reference} '
        f'<span class="guide-ref__design">{escape(source.design).capitalize()}.</span> '
        f'<span class="guide-ref__links">{source.links}</span></li>'
        for key, source in sources.items()
    ]
    listed = "\n".join(items)
    return f'<p>{len(items)} sources.</p>\n<ol class="guide-bibliography">\n{listed}\n</ol>'
