"""Tables that everyone can read, however their columns are aligned."""

import pytest
from lxml import html
from presentation.pages.page import page_html
from presentation.pages.tables import fold_columns
from showing import before_and_after, markdown_of_the_guide, page_at, shown_as, small_guide

MARKDOWN = markdown_of_the_guide()


def shown(text: str) -> html.HtmlElement:
    """Return what readers get of a page with this Markdown."""
    whole = shown_as(small_guide("", {"pain.md": f"---\ntitle: Pain\n---\n# Pain\n\n{text}\n"}))
    return html.fragment_fromstring(
        before_and_after(page_at("pain.md", whole), whole, MARKDOWN)[1], create_parent="div"
    )


def rows(*lines: str) -> str:
    return "\n".join(f"| {line} |" for line in lines)


@pytest.mark.parametrize("mark", ["---", ":---", "---:", ":---:", "-", ":-:"])
def test_an_aligned_column_keeps_its_cells(mark: str):
    (table,) = shown(rows("People | Dose | Result", f"--- | {mark} | ---", "20 adults | 0.5 mg/kg | less pain")).iter(
        "table"
    )
    cells = [cell.text_content().replace("\u00a0", " ") for cell in table.xpath("./tbody/tr/*")]
    assert cells == ["20 adults", "0.5 mg/kg", "less pain"]
    assert [cell.tag for cell in table.xpath("./tbody/tr/*")] == ["th", "td", "td"]
    assert table.xpath("./tbody/tr/td[1]/span/b/text()") == ["0.5"]
    assert table.xpath("./thead/tr/th/@scope") == ["col"] * 3
    aligned = {":---": "left", "---:": "right", ":---:": "center", ":-:": "center"}.get(mark)
    assert [f"text-align: {aligned};" in (cell.get("style") or "") for cell in table.xpath("./*/tr/*[2]")] == [
        aligned is not None
    ] * 2


def test_a_wide_table_with_aligned_columns_names_the_column_of_each_cell():
    (table,) = shown(rows("A | B | C | D", "---: | :--- | :---: | ---", "1 | 2 | 3 | 4")).iter("table")
    assert table.get("class") == "guide-rows guide-rows--wide"
    assert [(cell.get("data-column"), cell.text) for cell in table.iter("td")] == [("B", "2"), ("C", "3"), ("D", "4")]


@pytest.mark.parametrize("box", ["", '!!! note "Box"\n\n    '])
def test_each_table_scrolls_by_itself_can_be_reached_by_keyboard_and_is_named_after_its_heading(box: str):
    table = box + rows("Dose | x", "--- | ---", "1 mg | y").replace("\n", "\n    " if box else "\n")
    page = shown(f"## Doses & **routes**\n\n{table}\n\n## More\n\n{table}")
    regions = page.xpath(".//div[@class='guide-table']")
    assert [region.get("aria-label") for region in regions] == ["Table 1: Doses & routes", "Table 2: More"]
    assert [region.xpath("./table/caption/text()") for region in regions] == [
        ["Table 1: Doses & routes"],
        ["Table 2: More"],
    ]
    assert {(region.get("role"), region.get("tabindex")) for region in regions} == {("region", "0")}


def test_the_name_of_a_column_is_text_in_the_cells_that_name_it():
    page = shown(rows('A | "B" & *C* | D < E | F', "--- | --- | --- | ---", "1 | 2 | 3 | 4"))
    assert page.xpath(".//td/@data-column") == ['"B" & C', "D < E", "F"]


def test_only_a_table_that_is_too_wide_for_a_phone_names_the_column_of_each_cell():
    page = shown(rows("A | B", "--- | ---", "1 | 2") + "\n\n" + rows("A | B | C", "--- | --- | ---", "1 | 2 | 3"))
    assert page.xpath(".//td/@data-column") == ["B", "C"]
    assert page.xpath(".//table/@class") == ["guide-rows", "guide-rows guide-rows--wide"]


def test_the_only_cell_of_a_row_is_no_header():
    (table,) = shown(rows("What", "---", "Pain fell")).iter("table")
    assert [cell.text for cell in table.iter("td")] == ["Pain fell"]


def test_a_table_of_html_keeps_its_caption_and_its_class():
    text = '<table class="x"><caption>Own</caption><tr><td>a</td><td>1 mg</td></tr></table>'
    whole = shown_as(small_guide(""))
    page = html.fragment_fromstring(page_html(text, page_at("pain.md", whole), whole), create_parent="div")
    assert page.xpath(".//table/@class") == ["x guide-rows"]
    assert page.xpath(".//caption/text()") == ["Own"]
    assert [(cell.tag, cell.text_content()) for cell in page.xpath(".//tr/*")] == [("th", "a"), ("td", "1\u00a0mg")]


@pytest.mark.parametrize(
    ("cell", "together"),
    [
        ("0.5 mg/kg, then 0.25 mg/kg/hour", ["0.5 mg/kg", "0.25 mg/kg/hour"]),
        ("0.25 to 1.5 mg/kg per dose", ["0.25 to 1.5 mg/kg"]),
        ("**0.5 mg/kg** and *1 g*", ["0.5 mg/kg", "1 g"]),
        ("100 mg/24 hours", ["100 mg/24 hours"]),
        ("10, 30 and 50 mg", ["10, 30 and 50 mg"]),
        # A spread is no dose by itself.
        ("titrated, 22.2 ± 2 mg/hour", ["22.2 ± 2 mg/hour"]),
        ("cream of 10 %", ["10 %"]),
        ('<a title="3 mg">none</a>', []),
        ("5 people, low start", []),
    ],
)
@pytest.mark.parametrize("mark", ["---", "---:"])
def test_a_dose_and_its_unit_stay_on_one_line_and_the_figure_stands_out(cell: str, together: list[str], mark: str):
    page = shown(rows("People | Dose as studied", f"--- | {mark}", f"9 mg | {cell}"))
    (shown_cell,) = page.iter("td")
    assert shown_cell.get("class") == "guide-dose"
    assert [span.text_content().replace("\u00a0", " ") for span in shown_cell.iter("span")] == together
    assert page.xpath(".//th//b") == []


def folded(table: html.HtmlElement) -> list[str]:
    """Return the names of the columns that are said once above the others."""
    return [cell.text_content() for cell in table.xpath("./thead/tr[last()]/th[@class='guide-rows__folded']")]


SAME = (
    "Who | Route | Duration | Result",
    "--- | --- | --- | ---",
    "A | oral | once | 1 of 2",
    "B | oral | once | less",
)


def test_columns_that_say_the_same_in_each_row_are_said_once_above_the_others():
    (table,) = shown(rows(*SAME)).iter("table")
    (said,) = table.xpath("./thead/tr[@class='guide-rows__same']/th")
    assert said.text == "Route in each row: oral; Duration in each row: once"
    assert (said.get("scope"), said.get("colspan")) == ("colgroup", "2")
    assert folded(table) == ["Route", "Duration"]
    # The row keeps all its cells, each with the name of its column, for phones and for whoever copies it.
    assert [(cell.get("data-column"), cell.text, cell.get("class")) for cell in table.xpath("./tbody/tr[1]/td")] == [
        ("Route", "oral", "guide-rows__folded"),
        ("Duration", "once", "guide-rows__folded"),
        ("Result", "1 of 2", None),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        # One row has nothing to repeat; the first column names the row; what differs differs.
        SAME[:3],
        ("Who | A | B | C", *SAME[1:2], "x | oral | 1 | less", "x | nasal | 2 | more"),
        # A figure, a question and a sentence keep their row, and so does whatever is long.
        ("Who | A | B | C", *SAME[1:2], "x | 5 mg | p | less", "y | 5 mg | q | more"),
        ("Who | A | B | C", *SAME[1:2], "x | why? | p | less", "y | why? | q | more"),
        ("Who | A | B | C", *SAME[1:2], "x | Pain fell. | p | less", "y | Pain fell. | q | more"),
        ("Who | A | B | C", *SAME[1:2], f"x | {'word ' * 13} | p | less", f"y | {'word ' * 13} | q | more"),
        ("Who | A | B | C", *SAME[1:2], "x | | p | less", "y | | q | more"),
        # A table of three columns has room.
        ("Who | Route | Result", "--- | --- | ---", "x | oral | less", "y | oral | more"),
    ],
    ids=["one row", "nothing", "figure", "question", "sentence", "long", "empty", "narrow"],
)
def test_whatever_else_keeps_its_column(lines: tuple[str, ...]):
    (table,) = shown(rows(*lines)).iter("table")
    assert table.xpath(".//*[contains(@class, 'guide-rows__')]") == []


def test_a_source_is_named_in_each_row_that_rests_on_it():
    row = "<tr><td>{0}</td><td>{0}</td><td>{0}</td><td>[@hardy]</td></tr>"
    head = "<thead><tr><th>Who</th><th>A</th><th>B</th><th>Source</th></tr></thead>"
    cited = f"<table class='guide-rows--wide'>{head}<tbody>{row.format('x')}{row.format('y')}</tbody></table>"
    page = html.fragment_fromstring(cited, create_parent="div")
    fold_columns(page)
    assert page.xpath(".//*[contains(@class, 'folded')]") == []


@pytest.mark.parametrize(
    ("cell", "classes"),
    [("0.25 to 1.5 mg/kg", [None]), ("50 to 200 micrograms/kg/hour", ["guide-dose__long"]), ("1 mg", [None])],
)
def test_only_a_long_range_may_part_and_never_its_last_figure_from_the_unit(cell: str, classes: list[str | None]):
    (span,) = shown(rows("Who | Dose", "--- | ---", f"A | {cell}")).xpath(".//td//span")
    assert [span.get("class")] == classes
    assert f"\u00a0{cell.split()[-1]}" in span.text_content()
