"""What a change does to the claims, as the summary of a pull request tells it."""

import json
import zlib
from pathlib import Path

import pytest
from presentation.exports.difference import difference, main, summary


def _claim(text: str, *keys: str, page: str = "safety/", **fields: object) -> dict[str, object]:
    number = f"claim-{zlib.crc32(text.encode()):010x}"
    plain = {"section": "Harms", "figures": [], "certainty": None}
    return {"id": number, "page": page, "text": text, "citations": list(keys) or ["a2019"]} | plain | fields


ONE = _claim("Nausea was more frequent with ketamine than with placebo in adults", "a2019")
OTHER = _claim("Opioid use fell in both groups by the second day", "b2020")
REWORDED = _claim("Nausea was less frequent with ketamine than with placebo in adults", "a2019")


def test_what_stays_is_no_change():
    found = difference([ONE, OTHER], [OTHER, ONE])
    assert (found.added, found.changed, found.removed) == ((), (), ())


def test_a_claim_that_is_new_or_gone_is_listed():
    found = difference([ONE], [OTHER])
    assert (found.added, found.changed, found.removed) == ((OTHER,), (), (ONE,))


def test_another_wording_is_a_change_and_not_a_claim_gone_and_one_come():
    found = difference([ONE, OTHER], [OTHER, REWORDED])
    assert (found.added, found.changed, found.removed) == ((), ((ONE, REWORDED),), ())


def test_another_source_for_the_same_words_is_a_change():
    cited = ONE | {"citations": ["a2019", "c2021"]}
    assert difference([ONE], [cited]).changed == ((ONE, cited),)


def test_the_same_words_on_another_page_are_gone_here_and_new_there():
    moved = ONE | {"page": "routes/"}
    found = difference([ONE], [moved])
    assert (found.added, found.changed, found.removed) == ((moved,), (), (ONE,))


def test_of_several_wordings_the_nearest_are_paired_and_each_once():
    nearer = _claim("Nausea was more frequent with ketamine than with placebo in children", "a2019")
    found = difference([ONE], [REWORDED, nearer])
    assert len(found.changed) == 1
    assert len(found.added) == 1
    assert found.removed == ()


def test_the_summary_counts_lists_and_names_sources():
    new = [REWORDED, OTHER | {"citations": ["b2020", "c2021"]}, _claim("A third | <b>one</b> [x]", "d2022", page="")]
    gone = _claim("It made people sleepy", "e2018", figures=["3%"], certainty="low")
    text = summary([ONE, OTHER, gone], new)
    assert "1 claims added, 2 changed, 1 taken out." in text
    assert "| Claims | 3 | 3 |" in text
    assert "| Claims with two sources or more | 0 | 1 |" in text
    assert "| Claims that state a certainty | 1 | 0 |" in text
    assert "Sources cited anew: c2021, d2022." in text
    assert "Sources no longer cited: e2018." in text
    assert "- A third \\| \\<b\\>one\\</b\\> \\[x\\] (d2022; home page)" in text
    assert f"- {REWORDED['text']} (a2019; safety/)\n  - before: {ONE['text']} (a2019; safety/)\n" in text


def test_a_summary_of_no_change_has_no_lists():
    text = summary([ONE], [ONE])
    assert "0 claims added, 0 changed, 0 taken out." in text
    assert "####" not in text
    assert "Sources cited anew" not in text


def test_a_long_list_is_cut():
    text = summary([], [_claim(f"claim number {number}", page=str(number)) for number in range(250)])
    assert text.count("\n- claim number") == 100
    assert text.endswith("- and 150 more\n")


def _file(folder: Path, name: str, claims: list[dict[str, object]]) -> str:
    (folder / name).write_text(json.dumps({"version": 1, "claims": claims}), "utf-8")
    return str(folder / name)


def test_the_command_prints_the_summary(tmp_path, capsys):
    assert main([_file(tmp_path, "old.json", [ONE]), _file(tmp_path, "new.json", [ONE, OTHER])]) == 0
    assert capsys.readouterr().out == summary([ONE], [ONE, OTHER])


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"claims": 1'])
def test_what_is_no_claims_json_is_named_in_one_line(tmp_path, capsys, content):
    broken = tmp_path / "old.json"
    if content is not None:
        broken.write_text(content, "utf-8")
    assert main([str(broken), _file(tmp_path, "new.json", [ONE])]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(f"difference: {broken} cannot be read: ")
    assert error.endswith("; build the guide that it is of\n")
    assert error.count("\n") == 1


def test_the_command_needs_two_files(capsys):
    assert main(["one.json"]) == 2
    assert "name two files" in capsys.readouterr().err
