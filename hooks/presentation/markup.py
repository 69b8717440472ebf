"""Markup: templates that stand beside the modules that fill them in, and escape what they are given."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from presentation.day import in_words, in_words_as_known
from presentation.policy import content_policy

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals["content_policy"] = content_policy
_TEMPLATES.filters["in_words"] = in_words
_TEMPLATES.filters["in_words_as_known"] = in_words_as_known
# Data in a page is read by people too: fields in the order in which they are given, letters as they are.
_TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


# Signs that Markdown would read.
_SIGN = re.compile(r"[\\`*_\[\]|]")


def as_text(value: str) -> Markup:
    """Return text for a template of Markdown, into which neither Markdown nor HTML reads anything."""
    return Markup(_SIGN.sub(r"\\\g<0>", str(escape(value))))


def render(template: str, **values: object) -> Markup:
    """Return the template at `template`, a path below this folder, filled in with `values`.

    Text is escaped, `Markup` is not. Raises jinja2.UndefinedError for a name that no value has.
    """
    return Markup(_TEMPLATES.get_template(template).render(values))


def render_in_pieces(template: str, **values: object) -> Iterator[str]:
    """Yield what `render` returns piece by piece, for what is too long to be held as a whole."""
    return _TEMPLATES.get_template(template).generate(values)
