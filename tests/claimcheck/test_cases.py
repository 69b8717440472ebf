"""Every case that was handed over has a test: in a table of cases by its number, or in a test of its own."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
TABLES = sorted(Path(__file__).parent.glob("test_cases_of_*.py"))
# Those of the gate, and those of imports and hosts, which have an i; the numbers between were no faults.
GATE = [f"{number:02}" for number in range(1, 85)]
IMPORTS = [f"i{number:02}" for number in range(1, 43) if number not in (12, 19, 25, 33)]
ELSEWHERE = {
    "57": "claimcheck/test_site_loads.py test_what_would_be_loaded_from_another_host_is_found_on_its_line",
    "64": "claimcheck/test_site_files.py test_an_empty_page_is_found_and_no_crash",
    "70": "test_hook.py test_a_page_that_cannot_be_read_is_one_message_and_no_crash",
    "71": "test_hook.py test_a_strict_build_stops_before_anything_is_built_however_quiet_it_is",
    "72": "guide/test_bad_input.py test_a_pipe_is_named",
    "74": "test_doubling.py test_twice_the_text_takes_twice_the_time",
    "i15": "test_hook.py test_a_page_that_mkdocs_leaves_out_is_named_and_breaks_nothing",
    "i23": "claimcheck/test_ways_to_break.py a RIS file",
    "i24": "claimcheck/test_ways_to_break.py a full-width bracket",
    "i26": "presentation/test_version.py test_where_git_refuses_the_build_says_so",
    "i27": "presentation/copies/test_offline_browser.py test_the_guide_is_kept_whole_on_hosts_that_serve",
    "i28": "test_hook.py test_a_strict_build_stops_before_anything_is_built_however_quiet_it_is",
    "i29": "presentation/test_version.py test_a_commit_whose_signature_git_would_show_has_its_version",
    "i34": "presentation/pages/test_browser.py test_a_browser_without_popovers_has_the_menu_in_the_flow_of_the_page",
    "i36": "claimcheck/test_command.py test_a_reader_who_has_seen_enough_is_no_fault",
    "i37": "presentation/search/test_search.py test_keys_belong_to_an_input_method_while_it_composes",
    "i38": "test_hook.py test_a_build_without_an_address_says_so",
    "i40": "claimcheck/test_ways_to_break.py accents apart",
}
# What readers of these files are told, and no program does.
TOLD = {
    "i30": ("CONTRIBUTING.md", "nothing needs a restart but a change to Python or YAML"),
    "i35": ("README.md", "ready-made for macOS 15 and newer"),
    "i39": ("CONTRIBUTING.md", "before the first push"),
}
# What is a matter of searching is tested with the search, under names of its own.
OF_SEARCH = {"i31", "i32"}
_NUMBERED = re.compile(r'^ *\[?"((?:i?\d\d(?:, )?)+)|^def test_(i?\d\d)_', re.MULTILINE)


def _in_tables() -> set[str]:
    """Return the numbers that labels of cases and names of tests begin with."""
    numbers: set[str] = set()
    for table in TABLES:
        for said in re.findall(
            r'^ *\[?"((?:i?\d\d(?:, )?)+)|^def test_(i?\d\d)_', table.read_text("utf-8"), re.MULTILINE
        ):
            numbers |= set("".join(said).split(", "))
    return numbers


def test_every_number_has_its_place():
    assert {*GATE, *IMPORTS} == _in_tables() | set(ELSEWHERE) | set(TOLD) | OF_SEARCH


@pytest.mark.parametrize("where", sorted(set(ELSEWHERE.values())))
def test_a_test_elsewhere_is_there(where: str):
    path, _, name = where.partition(" ")
    assert name in (TESTS / path).read_text("utf-8")


@pytest.mark.parametrize(("path", "words"), TOLD.values(), ids=TOLD)
def test_what_only_words_can_mend_is_told(path: str, words: str):
    assert words in (TESTS.parent / path).read_text("utf-8")
