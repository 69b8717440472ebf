"""A style sheet puts no words of its own on a page.

Why: what a style sheet shows before or behind the text is read by no rule, and looks like what the page says.
     What is shown on paper alone, such as the name of the guide on each sheet, is left out.
Bad: p::after { content: "Pain was gone in all." }
Good: p::after { content: none }
"""

from collections.abc import Iterator

from guide.place import Place

from claimcheck.finding import Found, short
from claimcheck.site.addresses import css_words
from claimcheck.site.site import Site


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each text of two words or more that a style sheet shows on a screen."""
    for name, text in site.texts.items():
        for line, said in css_words(text) if name.endswith(".css") else ():
            yield name, Place(line + 1), f"this style sheet shows '{short(said)}', read by no rule; write it on a page"
