"""What a page may load and run, as its browser is told: nothing but the guide's own files.

GitHub Pages sends no headers, so each page carries its Content-Security-Policy in its head, before all that it rules.
A script or style that stands in a page itself runs only with its hash in the policy, which the template takes from the
very text that it writes; one that an author or a dependency slips in has none.
"""

import base64
from collections.abc import Iterable
from hashlib import sha256

from markupsafe import Markup


def content_policy(scripts: Iterable[str], styles: Iterable[str], as_file: bool) -> Markup:
    """Return the policy of a page in which these `scripts` and `styles` stand, for the attribute of a meta element.

    `as_file` is for pages that are opened from a disk, where browsers take no file for the page's own.
    """
    own = "'self' file:" if as_file else "'self'"
    rules = {
        "default-src": "'none'",
        "script-src": " ".join([own, *map(_hash, scripts)]),
        "style-src": " ".join([own, *map(_hash, styles)]),
        "img-src": own,
        "connect-src": own,
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return Markup("; ".join(f"{name} {sources}" for name, sources in rules.items()))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
