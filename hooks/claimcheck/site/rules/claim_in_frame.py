"""What stands around each page, its title, the menu and the foot, states nothing of ketamine.

Why: it comes from the settings, where no citation can stand, and it is on every page.
Bad: site_name: Ketamine cures pain
Good: site_name: Ketamine in Pain
"""

from collections.abc import Iterator

from claimcheck.finding import Found, short
from claimcheck.site.site import Site, line_of
from claimcheck.words import asks, effect_in_words, names_drug

# The frame is the same on every page.
_HOME = "index.html"
_FRAME = "/html/head/title | //footer//p | //footer//a[not(ancestor::p)] | //nav//a | //nav//label"


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each such text of the home page that names the drug and says what it does."""
    for name, root in site.pages.items():
        for element in root.xpath(_FRAME) if name == _HOME else ():
            text = element.xpath("string()")
            if names_drug(text) and (effect := effect_in_words(text)) and not asks(text):
                message = f"'{short(text)}' says '{effect}' of ketamine, and cites nothing"
                yield name, line_of(element), f"{message}; change the settings, or write it on a page, with its source"
