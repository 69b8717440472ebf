"""Markup: templates that stand beside the modules that fill them in, and escape what they are given."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: object) -> Markup:
    """Return the template at `template`, a path below this folder, filled in with `values`.

    Text is escaped, `Markup` is not. Raises jinja2.UndefinedError for a name that no value has.
    """
    return Markup(_TEMPLATES.get_template(template).render(values))
