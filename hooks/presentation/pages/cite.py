"""How to cite a page, at its foot, and on paper the code that leads a phone to it."""

import re

from markupsafe import Markup

from presentation.addresses import published
from presentation.markup import render
from presentation.qr import qr_code
from presentation.shown import Shown, ShownPage

# What LaTeX reads as something else, or not at all.
_LATEX = str.maketrans({"\\": r"\textbackslash{}", **{sign: f"\\{sign}" for sign in "&%$#_{}"}})
_LATEX |= str.maketrans({"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})


def cite_section(page: ShownPage, shown: Shown) -> Markup:
    """Return the section that says how to cite an evidence page: authors, title, version, day and address.

    Address and code are there only when the guide is published.
    """
    address = shown.address + published(page.url).removeprefix("./") if shown.address else ""
    title = str(page.meta.get("title") or page.title)
    authors = str(page.meta.get("written_by") or shown.name)
    fields = {
        "author": f"{{{authors.translate(_LATEX)}}}",
        "title": f"{{{title.translate(_LATEX)}}}",
        "howpublished": shown.name.translate(_LATEX),
        "year": str(shown.version.date.year),
        "note": f"Version of {shown.version.words}".translate(_LATEX),
        "url": address,
    }
    return render(
        "pages/cite.html",
        text=f"{authors}. {title}. In: {shown.name}. Version of {shown.version.words}.{' ' * bool(address)}{address}",
        key=re.sub(r"[^a-z0-9]+", "-", f"ketamine-{page.path.removesuffix('.md')}".lower()),
        fields={name: value for name, value in fields.items() if value},
        address=address,
        qr=qr_code(address) if address else "",
    )
