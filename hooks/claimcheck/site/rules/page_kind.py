"""Each built page says once what kind it is, and that kind may stand where it stands.

Why: a page without the mark was built without the guide's hooks, and one with two may hide claims behind the second.
Bad: a page under safety/ with <div data-kind="site">
Good: a page under safety/ with <div data-kind="evidence">
"""

from collections.abc import Iterator

from guide.place import Place
from guide.vocabulary import KINDS, SITE_PAGES

from claimcheck.finding import Found
from claimcheck.site.parts import parts_of
from claimcheck.site.site import Site, built_as, line_of

# A page that says it is about the guide is not read for claims: only those of the closed list may.
_ABOUT = frozenset(["404.html", *(name for page in SITE_PAGES for name in built_as(page))])


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each page with no kind, with two, with an unknown one or with one that does not belong."""
    for name, root in site.pages.items():
        marks = parts_of(root).marks
        if not marks:
            message = "no element says what kind of page this is (data-kind); build it with the guide's hooks"
            yield name, Place(1), message
        elif len(marks) > 1:
            message = "a second element has data-kind; only the presentation sets it, once"
            yield name, line_of(marks[1]), message
        elif message := _message(name, marks[0].get("data-kind")):
            yield name, line_of(marks[0]), message


def _message(name: str, kind: str) -> str:
    if kind not in KINDS:
        return f"'{kind}' is no kind; write {', '.join(KINDS[:-1])} or {KINDS[-1]}"
    if (kind == "site" and name not in _ABOUT) or (kind == "source" and not name.startswith("sources/")):
        return f"a {kind} page does not belong here; make it an evidence page"
    return ""
