"""A work as Crossref describes it in JSON -> a record."""

from collections.abc import Iterator, Mapping
from typing import Any

from guide.sources.names import Name

from authoring.record import Record, RefusedError
from authoring.text import seen

_TYPES = {
    **{"journal-article": "article", "book": "book", "monograph": "book", "reference-book": "book"},
    **{"edited-book": "book", "book-chapter": "incollection", "report": "techreport", "dissertation": "phdthesis"},
}
_WITHDRAWN = ("retraction", "partial_retraction", "withdrawal", "removal")
# A notice about another article is no source of its own; a new version of an article is one.
_NOTICES = (*_WITHDRAWN, "correction", "corrigendum", "erratum", "expression_of_concern")


def read_work(message: Any, where: str) -> Record:
    """Return the record of a work; raises RefusedError when it is none, or only a notice about another article."""
    if not isinstance(message, dict) or not _text(message.get("title")):
        raise RefusedError("Crossref has no title for it; export it from a reference manager, and add that file")
    for update in _tables(message.get("update-to")):
        if _kind(update) in _NOTICES:
            raise RefusedError(f"it is the {_words(update)} of {_text(update.get('DOI'))}; add that article")
    updates = list(_tables(message.get("updated-by")))
    type_ = _TYPES.get(_text(message.get("type")), "misc")
    container = _text(message.get("container-title"))
    publisher = "" if type_ == "article" else _text(message.get("publisher"))
    fields = {
        "title": _title(message),
        "journal": container if type_ == "article" else "",
        "booktitle": container if type_ == "incollection" else "",
        "publisher": publisher,
        "year": _year(message),
        "volume": _text(message.get("volume")),
        "number": _text(message.get("issue")),
        "pages": _text(message.get("page")) or _text(message.get("article-number")),
        "doi": _text(message.get("DOI")),
    }
    retracted = next((f"by {_text(of.get('DOI'))}, says Crossref" for of in updates if _kind(of) in _WITHDRAWN), "")
    return Record(
        where,
        type_,
        {name: value for name, value in fields.items() if value},
        tuple(_names(message)),
        retracted=retracted,
        warnings=tuple(
            f"there is a later notice on it ({_words(of)}): {_text(of.get('DOI'))}; read it before you write the card"
            for of in updates
            if _kind(of) not in _WITHDRAWN
        ),
    )


def _title(message: Mapping[str, Any]) -> str:
    title, subtitle = _text(message.get("title")), _text(message.get("subtitle"))
    return title if not subtitle or subtitle.casefold() in title.casefold() else f"{title}: {subtitle}"


def _year(message: Mapping[str, Any]) -> str:
    """Return the year in print, or else the earliest year that is known."""
    for name in ("published-print", "published", "issued", "published-online"):
        date = message.get(name)
        parts = date.get("date-parts") if isinstance(date, dict) else None
        first = parts[0] if isinstance(parts, list) and parts else None
        if isinstance(first, list) and first and isinstance(first[0], int):
            return str(first[0])
    return ""


def _names(message: Mapping[str, Any]) -> Iterator[Name]:
    for person in _tables(message.get("author")):
        family, body = _text(person.get("family")), _text(person.get("name"))
        if family:
            prefix = _text(person.get("prefix"))
            yield Name(f"{prefix} {family}".strip(), _text(person.get("given")), _text(person.get("suffix")))
        elif body:
            yield Name(body, is_body=True)


def _tables(value: Any) -> Iterator[Mapping[str, Any]]:
    return (table for table in value if isinstance(table, dict)) if isinstance(value, list) else iter(())


def _text(value: Any) -> str:
    """Return a text, or the first of a list of texts, or nothing."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return seen(value) if isinstance(value, str) else ""


def _kind(update: Mapping[str, Any]) -> str:
    return _text(update.get("type")).lower().replace("-", "_").replace(" ", "_")


def _words(update: Mapping[str, Any]) -> str:
    return _kind(update).replace("_", " ")
