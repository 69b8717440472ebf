"""Tables that everyone can read: named, with headers for columns and rows; and figures that keep their units."""

import re

_TABLE_OR_HEADING = re.compile(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>|<table>.*?</table>", re.DOTALL)
_HEADERS = re.compile(r"<th>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>(?P<cells>(?:\s*<td>.*?</td>)+)\s*</tr>", re.DOTALL)
_CELL = re.compile(r"<td>(.*?)</td>", re.DOTALL)
# So many columns and more do not fit on a phone.
_WIDE = 4
# A figure with its unit, which no line end may part; a rate is one unit, such as mg/kg/hour.
_DOSE = re.compile(
    r"(?P<figure>[−-]?\d[\d,.]*(?:(?: to |, | and |\u2009)\d[\d,.]*)*)"
    r" (?P<unit>(?:micrograms?|mg|g|ml|nmol|mmol)\b(?:/[\w.]+(?: hours?\b)?)*|%(?!\w))"
)

# A picture is one piece, whose words are laid out.
_TAG = re.compile(r"(<svg\b.*?</svg>|<[^>]+>)", re.DOTALL)
_UNIT = re.compile(r"(?<=\d) (?=(?:mg|micrograms?|g|kg|ml|ng|nmol|mmol|mm|cm)\b)")


def kept_together(html: str) -> str:
    """Return a page's HTML with no line end possible between a figure and its unit."""
    return "".join(part if part.startswith("<") else _UNIT.sub("\u00a0", part) for part in _TAG.split(html))


def named_tables(html: str) -> str:
    """Give each table of a page its number and heading as a caption, headers with scope, and a region that scrolls.

    The region is reached by keyboard, and a script takes that away where a table fits.
    """
    heading, count = "This page", 0

    def named(found: re.Match[str]) -> str:
        nonlocal heading, count
        if not found[0].startswith("<table>"):
            heading = re.sub(r"<a class=\"headerlink\".*?</a>|<[^>]+>", "", found[1]).strip()
            return found[0]
        count += 1
        name = f"Table {count}: {heading}"
        attribute = name.replace('"', "&quot;")
        wide = " guide-rows--wide" if len(_HEADERS.findall(found[0])) >= _WIDE else ""
        return (
            f'<div class="guide-table" role="region" tabindex="0" aria-label="{attribute}">'
            f'<table class="guide-rows{wide}"><caption data-search-exclude>{name}</caption>'
            f"{_with_headers(found[0].removeprefix('<table>'))}</div>"
        )

    return _TABLE_OR_HEADING.sub(named, html)


def _with_headers(table: str) -> str:
    columns = [re.sub(r"<[^>]+>", "", column).strip().replace('"', "&quot;") for column in _HEADERS.findall(table)]
    doses = {number for number, column in enumerate(columns) if re.match(r"Doses?\b", column)}

    def row(found: re.Match[str]) -> str:
        cells = _CELL.findall(found["cells"])
        shown = [f'<th scope="row">{cells[0]}</th>']
        for number, cell in enumerate(cells[1:], 1):
            # On a phone the cells of a wide table stand one below the other, each with the name of its column.
            name = f' data-column="{columns[number]}"' if len(columns) >= _WIDE and number < len(columns) else ""
            dose = ' class="guide-dose"' if number in doses else ""
            shown.append(f"<td{name}{dose}>{_DOSE.sub(_dose, cell) if dose else cell}</td>")
        return f"<tr>{''.join(shown)}</tr>"

    return _ROW.sub(row, table).replace("<th>", '<th scope="col">')


def _dose(found: re.Match[str]) -> str:
    return f"<span><b>{found['figure']}</b> {found['unit']}</span>"
