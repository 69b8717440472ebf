"""The docs folder holds no style sheet, script, picture, data or copy: the build makes these.

Why: files of these kinds are published beside the guide's own, and no rule would know them apart.
     A style sheet can hide a sentence, a script can change it, and what a picture says is read by no rule.
Bad: docs/extra.css with p { visibility: hidden }
Good: docs/safety/liver.md
"""

from collections.abc import Iterator

from guide.audits import AUDITS
from guide.guide import Guide
from guide.place import Place
from guide.sources.lookups import FOLDER

from claimcheck.finding import Found

_KINDS = tuple(".css .js .mjs .svg .xml .json .bib .gz .pdf .zip .png .ico .jpg .jpeg .gif .webp .woff2".split())


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each file below the docs folder of such a kind, but for data that the guide reads."""
    docs = next((page.path.removesuffix(page.location) for page in guide.pages), "")
    for name in sorted(guide.files):
        if name.lower().endswith(_KINDS) and not name.startswith((AUDITS, f"{FOLDER}/")):
            message = "this file would be published, and no rule reads it; write a page, or move it out of docs"
            yield f"{docs}{name}", Place(1), message
