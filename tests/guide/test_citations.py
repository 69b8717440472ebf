"""The citation grammar: what is a citation, and what looks like one, with its place and remedy."""

import pytest
from guide.markdown.citations import find_citations, find_malformed

VALID = {
    "a key in brackets": ("[@smith2019]", ["smith2019"]),
    "two keys": ("[@smith2019; @lee2011]", ["smith2019", "lee2011"]),
    "three keys without spaces": ("[@a2001;@b2002;@c2003]", ["a2001", "b2002", "c2003"]),
    "spaces around the semicolon": ("[@a2001  ;  @b2002]", ["a2001", "b2002"]),
    "hyphens in a key": ("[@who-cancer-2018]", ["who-cancer-2018"]),
    "a key of one letter": ("[@a]", ["a"]),
    "the same key twice": ("[@a2001; @a2001]", ["a2001", "a2001"]),
    "two groups": ("[@a2001] and [@b2002]", ["a2001", "b2002"]),
    "two groups side by side": ("[@a2001][@b2002]", ["a2001", "b2002"]),
    "right behind a word": ("fell[@a2001].", ["a2001"]),
    "behind a closed bracket": ("[note] fell [@a2001].", ["a2001"]),
    "in round brackets": ("(as found [@a2001])", ["a2001"]),
}


@pytest.mark.parametrize(("text", "keys"), VALID.values(), ids=VALID)
def test_a_citation_is(text: str, keys: list[str]):
    assert [citation.key for citation in find_citations(text)] == keys
    assert list(find_malformed(text)) == []


def test_a_citation_knows_its_place_and_that_of_its_group():
    first, second = find_citations("Pain fell [@smith2019; @lee2011].")
    assert (first.start, first.group_start, first.group_end) == (11, 10, 32)
    assert (second.start, second.group_start, second.group_end) == (23, 10, 32)


def test_only_the_part_asked_for_is_read():
    assert [citation.key for citation in find_citations("[@a2001] [@b2002] [@c2003]", 8, 17)] == ["b2002"]


ANY = "is not a citation; write [@key] or [@one; @two]"
LOCATOR = "has a locator, which is lost on the page"
AROUND = "has another bracket or an exclamation mark around it; let [@smith2019] stand alone"
MALFORMED = {
    "round brackets": (
        "Pain (@smith2019).",
        [(6, "'(@smith2019)' is not a citation; use square brackets: [@smith2019]")],
    ),
    "no brackets": (
        "Pain @smith2019.",
        [(5, "'@smith2019' is not a citation; write [@smith2019], or remove the at sign")],
    ),
    "no closing bracket": (
        "Pain [@smith2019",
        [(5, "'[@smith2019' is not closed on this line; write the whole citation on one line: [@smith2019]")],
    ),
    "a group over two lines": (
        "Pain [@smith2019;\n@lee2011].",
        [
            (5, "'[@smith2019;' is not closed on this line; write the whole citation on one line: [@smith2019]"),
            (18, "'@lee2011' is not a citation; write [@lee2011], or remove the at sign"),
        ],
    ),
    "a comma between keys": (
        "Pain [@smith2019, @lee2011].",
        [
            (
                5,
                "'[@smith2019, @lee2011]' is not a citation; separate keys with a semicolon: [@smith2019; @lee2011]",
            )
        ],
    ),
    "a locator": (
        "Pain [@smith2019, p. 3].",
        [
            (
                5,
                f"'[@smith2019, p. 3]' {LOCATOR}; write [@smith2019] and put the place in words",
            )
        ],
    ),
    "a capital letter": (
        "Pain [@Smith2019].",
        [(5, "'[@Smith2019]' is not a citation; keys are lower case: [@smith2019]")],
    ),
    "nothing between keys": ("Pain [@smith2019 @lee2011].", [(5, f"'[@smith2019 @lee2011]' {ANY}")]),
    "a word before the key": ("Pain [see @smith2019].", [(5, f"'[see @smith2019]' {ANY}")]),
    "a minus sign": ("Pain [-@smith2019].", [(5, f"'[-@smith2019]' {ANY}")]),
    "a semicolon at the end": ("Pain [@smith2019;].", [(5, f"'[@smith2019;]' {ANY}")]),
    "a space after the bracket": ("Pain [ @smith2019].", [(5, f"'[ @smith2019]' {ANY}")]),
    "a space before the bracket": ("Pain [@smith2019 ].", [(5, f"'[@smith2019 ]' {ANY}")]),
    "a key with a full stop": ("Pain [@smith.2019].", [(5, f"'[@smith.2019]' {ANY}")]),
    "a key with a colon": ("Pain [@smith:2019].", [(5, f"'[@smith:2019]' {ANY}")]),
    "a key with an underscore": ("Pain [@smith_2019].", [(5, f"'[@smith_2019]' {ANY}")]),
    "a key that begins with a digit": ("Pain [@2019smith].", [(5, f"'[@2019smith]' {ANY}")]),
    "a key with an accent": ("Pain [@müller2019].", [(5, f"'[@müller2019]' {ANY}")]),
    "a backslash": (
        "Pain \\[@smith2019].",
        [(6, "'\\[@smith2019]' is escaped and shows as text; remove the backslash")],
    ),
    "a link": ("Pain [@smith2019](a.md).", [(5, f"'[@smith2019]' {AROUND}")]),
    "a picture": ("Pain ![@smith2019].", [(6, f"'[@smith2019]' {AROUND}")]),
    "double brackets": ("Pain [[@smith2019]].", [(6, f"'[@smith2019]' {AROUND}")]),
    "an open bracket before it": (
        "Pain [a note [@smith2019].",
        [(5, "'[' is opened here and not closed before the citation; close it or remove it")],
    ),
    "one right and one wrong": (
        "Pain [@smith2019] (@lee2011).",
        [(19, "'(@lee2011)' is not a citation; use square brackets: [@lee2011]")],
    ),
    "two wrong ones": (
        "(@a2001) (@b2002)",
        [
            (1, "'(@a2001)' is not a citation; use square brackets: [@a2001]"),
            (10, "'(@b2002)' is not a citation; use square brackets: [@b2002]"),
        ],
    ),
    "one on the second line": (
        "Pain.\nPain (@smith2019).",
        [(12, "'(@smith2019)' is not a citation; use square brackets: [@smith2019]")],
    ),
    "a very long one, shortened": (
        f"[@{'a' * 70}, p. 3]",
        [
            (
                0,
                f"'[@{'a' * 55}...' {LOCATOR}; write [@{'a' * 70}] and put the place in words",
            )
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MALFORMED.values(), ids=MALFORMED)
def test_no_citation_is(text: str, expected: list[tuple[int, str]]):
    assert list(find_malformed(text)) == expected


SOURCES_NOTHING = {name: text for name, (text, _) in MALFORMED.items() if not name.endswith(("before it", "one wrong"))}


@pytest.mark.parametrize("text", SOURCES_NOTHING.values(), ids=SOURCES_NOTHING)
def test_a_claim_gets_no_source_from(text: str):
    assert list(find_citations(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Write to a@example.org.", id="an address"),
        pytest.param("Write to first.last+tag@pain-clinic.example.org, please.", id="an address with marks"),
        pytest.param("Write to (a@example.org).", id="an address in brackets"),
        pytest.param("Write to [a@example.org].", id="an address in square brackets"),
        pytest.param("3 @ rest", id="an at sign alone"),
        pytest.param("@", id="nothing but an at sign"),
        pytest.param("[@]", id="brackets with nothing but an at sign"),
        pytest.param("@@@ !", id="at signs without a word"),
        pytest.param("no at sign [here] (at all)", id="brackets without an at sign"),
    ],
)
def test_nothing_is_said_of(text: str):
    assert list(find_malformed(text)) == []
    assert list(find_citations(text)) == []


@pytest.mark.parametrize("before", ["", "Pain fell "])
@pytest.mark.parametrize("text", ["[@smith2019 and @jones2020", "[@smith2019, @jones2020, @lee2011]"])
def test_a_bracket_with_several_keys_is_told_once_wherever_it_opens(before: str, text: str):
    assert [offset for offset, _ in find_malformed(before + text)] == [len(before)]
