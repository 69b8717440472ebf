"""An entry as CSL-JSON, the form that reference managers read."""

import re
from collections.abc import Mapping

from guide.sources.bibliography import Entry
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person

from presentation.references import body_name, plain

_CSL_TYPES = {"article": "article-journal", "incollection": "chapter", "book": "book", "phdthesis": "thesis"}


def csl(entry: Entry) -> dict[str, object]:
    """Return an entry as CSL-JSON, the form that reference managers read."""
    fields = {name: plain(value) for name, value in entry.fields.items()}
    container = fields.get("journal") or fields.get("booktitle")
    item: dict[str, object] = {
        "id": entry.key,
        "type": _CSL_TYPES.get(entry.type, "document"),
        "title": fields.get("title"),
        "author": [_csl_name(name) for name in split_name_list(entry.fields.get("author", "")) if name != "others"],
        "container-title": container,
        "publisher": fields.get("publisher") or fields.get("institution"),
        "volume": fields.get("volume"),
        "issue": fields.get("number"),
        "page": re.sub(r"\s*(?:--|–)\s*", "-", fields.get("pages", "")) or None,
        "issued": {"date-parts": [[int(fields["year"])]]} if fields.get("year", "").isdigit() else None,
        "DOI": fields.get("doi"),
        "PMID": fields.get("pmid"),
        "PMCID": fields.get("pmcid"),
        "URL": fields.get("url"),
        "genre": fields.get("design"),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: str) -> Mapping[str, str]:
    body = body_name(name)
    if body:
        return {"literal": body}
    person = Person(name)
    family = plain(" ".join(person.prelast_names + person.last_names))
    given = plain(" ".join(person.first_names + person.middle_names))
    return {"family": family, "given": given} if given else {"family": family}
