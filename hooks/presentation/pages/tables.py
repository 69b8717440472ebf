"""Tables that everyone can read: named, with headers for columns and rows; and figures that keep their units."""

import re

from guide.figures.units import DOSES, KEPT_TOGETHER, written
from lxml import html

from presentation.pages.tree import prose, put_in_prose

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# So many columns and more do not fit on a phone, or each is a strip of broken words.
_WIDE = 3
# So many have no room to spare on a desk either.
_CROWDED = 4
# A figure so long with its unit may part before its last number, else its column takes the others' room.
_LONG = 24
# What a column says in each row is said once if it is so short, and neither a figure, a source nor a sentence.
_SAID_ONCE = re.compile(r"[^\d.?!\[\]]{1,60}")
_OF_DOSES = re.compile(r"Doses?\b")
# A figure with its unit, which no line end may part; a rate is one unit, such as mg/kg/hour.
_DOSE = re.compile(
    r"(?P<figure>[−-]?\d[\d,.]*(?:(?: to |, | and | ± |\u2009)\d[\d,.]*)*)"
    rf" (?P<unit>(?:{written(*DOSES, 'nmol', 'mmol')})\b(?:/[\w.]+(?: hours?\b)?)*|%(?!\w))"
)
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{written(*KEPT_TOGETHER)})\b)")


def keep_together(root: html.HtmlElement) -> None:
    """Let no line end between a figure and its unit below `root`."""
    for spot in prose(root):
        text = _BEFORE_UNIT.sub("\u00a0", spot.text)
        if text != spot.text:
            spot.put(text)


def name_tables(root: html.HtmlElement) -> None:
    """Give each table below `root` its number and heading as a caption, headers with scope, and a region that scrolls.

    The region is reached by keyboard, and a script takes that away where a table fits.
    """
    heading, count = "This page", 0
    for element in list(root.iter("table", *_HEADINGS)):
        if element.tag in _HEADINGS:
            words = element.xpath(".//text()[not(ancestor::a[@class='headerlink'])]")
            heading = "".join(words).strip()
        else:
            count += 1
            _name_headers(element)
            _name_table(element, f"Table {count}: {heading}")


def fold_columns(root: html.HtmlElement) -> None:
    """Say once above its columns what a table of many columns below `root` says in each row.

    The cells stay where they are: a phone shows the table row by row, and a wide window leaves the column out.
    """
    for table in root.xpath(".//table[contains(@class, 'guide-rows--wide')][thead/tr]"):
        head, rows = table.xpath("./thead/tr[last()]")[0], [list(row) for row in table.xpath("./tbody/tr")]
        if len(head) < _CROWDED or len(rows) < 2 or {len(row) for row in rows} != {len(head)}:
            continue
        same = [number for number in range(1, len(head)) if _said_once([row[number] for row in rows])]
        if same:
            head.addprevious(
                _said_above([(_words(head[at]), _words(rows[0][at])) for at in same], len(head) - len(same))
            )
        for number in same:
            for cell in (head[number], *(row[number] for row in rows)):
                cell.set("class", f"{cell.get('class', '')} guide-rows__folded".strip())


def _said_once(cells: list[html.HtmlElement]) -> bool:
    return len({_words(cell) for cell in cells}) == 1 and _SAID_ONCE.fullmatch(_words(cells[0])) is not None


def _said_above(said: list[tuple[str, str]], columns: int) -> html.HtmlElement:
    row = html.Element("tr", {"class": "guide-rows__same", "data-search-exclude": ""})
    cell = html.Element("th", {"scope": "colgroup", "colspan": str(columns)})
    cell.text = "; ".join(f"{column} in each row: {value}" for column, value in said)
    row.append(cell)
    return row


def _words(cell: html.HtmlElement) -> str:
    return " ".join(cell.text_content().split())


def _name_table(table: html.HtmlElement, name: str) -> None:
    if table.find("caption") is None:
        # The heading above says the same, so only those hear it who do not see where the table stands.
        caption = html.Element("caption", {"class": "guide-hidden", "data-search-exclude": ""})
        caption.text = name
        table.insert(0, caption)
    region = html.Element("div", {"class": "guide-table", "role": "region", "tabindex": "0", "aria-label": name})
    region.tail, table.tail = table.tail, None
    table.getparent().replace(table, region)
    region.append(table)


def _name_headers(table: html.HtmlElement) -> None:
    columns = [_words(cell) for cell in table.xpath("./thead/tr/th")]
    wide = len(columns) >= _WIDE
    table.set("class", f"{table.get('class', '')} guide-rows{' guide-rows--wide' if wide else ''}".strip())
    for cell in table.iter("th"):
        cell.set("scope", "col")
    for row in table.xpath("./tr | ./tbody/tr"):
        first, *others = row.xpath("./td | ./th") or [None]
        # The only cell of a row is what the row says, and names nothing.
        if others:
            first.tag = "th"
            first.set("scope", "row")
        for cell, column in zip(others, columns[1:], strict=False):
            _name_cell(cell, column, wide)


def _name_cell(cell: html.HtmlElement, column: str, wide: bool) -> None:
    # On a phone the cells of a wide table stand one below the other, each with the name of its column.
    if wide:
        cell.set("data-column", column)
    if _OF_DOSES.match(column):
        cell.set("class", f"{cell.get('class', '')} guide-dose".strip())
        put_in_prose(cell, _DOSE, _dose)


def _dose(found: re.Match[str]) -> html.HtmlElement:
    whole, figure = html.Element("span"), html.Element("b")
    figure.text, figure.tail = found["figure"], f"\u00a0{found['unit']}"
    whole.append(figure)
    if len(found[0]) > _LONG:
        whole.set("class", "guide-dose__long")
    return whole
