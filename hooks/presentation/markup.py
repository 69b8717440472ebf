"""Markup: templates that stand beside the modules that fill them in, and escape what they are given."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from presentation.day import in_words, in_words_as_known

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters["in_words"] = in_words
_TEMPLATES.filters["in_words_as_known"] = in_words_as_known
# Data in a page is read by people too: fields in the order in which they are given, letters as they are.
_TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


def render(template: str, **values: object) -> Markup:
    """Return the template at `template`, a path below this folder, filled in with `values`.

    Text is escaped, `Markup` is not. Raises jinja2.UndefinedError for a name that no value has.
    """
    return Markup(_TEMPLATES.get_template(template).render(values))
