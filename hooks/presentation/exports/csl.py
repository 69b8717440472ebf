"""An entry as CSL-JSON, the form that reference managers read."""

import re
from collections.abc import Mapping

from guide.sources.bibliography import Entry
from guide.sources.fields import ADDRESSES
from guide.sources.latex import plain
from guide.sources.names import Name, read_names

_CSL_TYPES = {"article": "article-journal", "incollection": "chapter", "book": "book", "phdthesis": "thesis"}


def csl(entry: Entry) -> dict[str, object]:
    """Return an entry as CSL-JSON, the form that reference managers read."""
    fields = {name: value if name in ADDRESSES else plain(value) for name, value in entry.fields.items()}
    container = fields.get("journal") or fields.get("booktitle")
    item: dict[str, object] = {
        "id": entry.key,
        "type": _CSL_TYPES.get(entry.type, "document"),
        "title": fields.get("title"),
        "author": [_csl_name(name) for name in read_names(entry.fields.get("author", ""))[0]],
        "container-title": container,
        "publisher": fields.get("publisher") or fields.get("institution"),
        "volume": fields.get("volume"),
        "issue": fields.get("number"),
        "page": re.sub(r"\s*(?:--|–)\s*", "-", fields.get("pages", "")) or None,
        "issued": {"date-parts": [[int(fields["year"])]]} if re.fullmatch("[0-9]{4}", fields.get("year", "")) else None,
        "DOI": fields.get("doi"),
        "PMID": fields.get("pmid"),
        "PMCID": fields.get("pmcid"),
        "URL": fields.get("url"),
        "genre": fields.get("design"),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: Name) -> Mapping[str, str]:
    if name.is_body:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given} if name.given else {"family": name.family}
