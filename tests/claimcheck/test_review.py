"""The ledger and its review: what an author meets after a typo, a new sentence, a changed card, a move, a merge."""

import builtins
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from claimcheck.__main__ import main
from claimcheck.source_gate import check
from guide.guide import Guide, load_guide
from guide.ledger import Basis, Leaf, read_leaf, written
from hypothesis import given, settings
from hypothesis import strategies as st

GOOD = Path(__file__).parent / "rules/suspect_citation/good"
PAGE, LEDGER, CARD = "docs/cancer.md", "docs/.ledger/cancer.tsv", "docs/sources/smith2019.md"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def _run(*arguments: str, answers: tuple[str, ...] = ()) -> tuple[int, str]:
        waiting = iter(answers)

        def _input(prompt: str) -> str:
            answer = next(waiting, None)
            if answer is None:
                raise EOFError
            return answer

        monkeypatch.setattr(builtins, "input", _input)
        code = main(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return _run


def _edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new, 1), encoding="utf-8")


def _leaf(path: str = LEDGER) -> Leaf:
    return read_leaf(path, Path(path).read_text(encoding="utf-8"))


def _of(words: str, path: str = LEDGER) -> Basis:
    return next(basis for basis in _leaf(path).bases.values() if words in basis.words)


def test_a_typo_is_one_command(run: Run):
    before = _of("The bolus")
    _edit(PAGE, "The bolus was 0.5 mg/kg", "The first bolus was 0.5 mg/kg")
    code, printed = run()
    assert code == 1
    assert f"{PAGE}:23:1: suspect-citation: this has changed since it was linked" in printed
    assert f"claimcheck review {PAGE}" in printed
    assert run("review", PAGE, "--accept") == (0, "6 citations: 4 worked out, 2 proposed, 0 confirmed\n")
    assert run()[0] == 0
    assert _of("The first bolus").facts == before.facts


def test_a_figure_of_another_fact_is_named_although_its_card_has_it(run: Run):
    # The ledger has the sentence with this slip, as a careless author would leave it there.
    _edit(PAGE, "Nausea came in 12% with", "Nausea came in 31% with")
    line = _of("Nausea came")
    run("review", PAGE, "--accept")
    _edit(LEDGER, str(_of("Nausea came in 31%")), str(_of("Nausea came in 31%")).replace(*_facts("31%", line)))
    code, printed = run()
    assert code == 1
    assert "figure-not-in-source: '31%' is in finding 2 of smith2019, on which this does not rest" in printed
    assert "mend the claim, or run: claimcheck review docs/cancer.md" in printed


def _facts(words: str, line: Basis) -> tuple[str, str]:
    return " ".join(_of(words).facts), " ".join(line.facts)


def test_accepting_another_fact_is_not_silent(run: Run):
    _edit(PAGE, "Nausea came in 12% with", "Nausea came in 31% with")
    code, printed = run("review", PAGE, "--accept")
    assert code == 0
    assert "docs/cancer.md:21:1: now rests on finding 2 of smith2019; read both" in printed


def test_a_figure_stated_twice_stands_twice_in_its_facts(run: Run):
    _edit(PAGE, "31% with ketamine and 27% with placebo", "31% with ketamine and 31% with placebo")
    run("review", PAGE, "--accept")
    code, printed = run()
    assert code == 1
    assert "'31%' stands here more often than in the facts that this rests on" in printed


def test_a_new_sentence_is_shown_with_the_facts_and_takes_the_answer(run: Run):
    _edit(PAGE, "## More\n", "## More\n\nNausea was as frequent as is usual [@smith2019].\n")
    code, printed = run("review", PAGE, answers=("7", "x", "4 2", "q"))
    assert code == 0
    assert printed.startswith("\n1 of 3\ndocs/cancer.md:19:1: [@smith2019] (new)\n  Nausea was as frequent")
    assert ">  4  Nausea came in 12% with ketamine and 8% with placebo." in printed
    assert "   1  Adults had ketamine 0.5 mg/kg as a bolus, or placebo." in printed
    assert "'7' names no facts of this card; answer with its numbers, such as: 2 3" in printed
    assert "'x' names no facts" in printed
    assert "1 confirmed" in printed
    new = _of("Nausea was as frequent")
    assert (new.how, len(new.facts)) == ("confirmed", 2)
    assert run()[0] == 0


def test_a_changed_sentence_keeps_the_facts_that_a_person_chose_while_they_still_fit(run: Run):
    _edit(PAGE, "## More\n", "## More\n\nNausea was as frequent as is usual [@smith2019].\n")
    run("review", PAGE, answers=("4 2", "q"))
    chosen = _of("Nausea was as frequent")
    _edit(PAGE, "Nausea was as frequent", "Nausea seemed as frequent")
    run("review", PAGE, "--accept")
    kept = _of("Nausea seemed as frequent")
    assert (kept.how, kept.facts) == ("proposed", chosen.facts)
    _edit(PAGE, "Nausea seemed as frequent as is usual", "Pain was lower by 0.75 points than is usual")
    run("review", PAGE, "--accept")
    assert not set(_of("Pain was lower by 0.75 points than").facts) & set(chosen.facts)


def test_what_is_confirmed_stays_when_the_ledger_is_made_anew(run: Run):
    run("review", PAGE, answers=("1", "", "q"))
    before = [basis for basis in _leaf().bases.values() if basis.how == "confirmed"]
    assert len(before) == 2
    assert run("review", "--accept")[0] == 0
    assert [basis for basis in _leaf().bases.values() if basis.how == "confirmed"] == before
    text = Path(LEDGER).read_text(encoding="utf-8")
    run("review", "--accept")
    assert Path(LEDGER).read_text(encoding="utf-8") == text


def test_what_is_left_for_later_stays_suspect(run: Run):
    _edit(PAGE, "The bolus was", "The dose was")
    _edit(PAGE, "Nausea came in 12% with", "Nausea came in 12% of those with")
    text = Path(LEDGER).read_text(encoding="utf-8")
    code, printed = run("review", PAGE, answers=("s", "q"))
    assert (code, Path(LEDGER).read_text(encoding="utf-8")) == (1, text)
    assert "2 more are suspect and wait to be read" in printed
    assert run()[1].count("suspect-citation") == 2


def test_a_changed_fact_reopens_what_rests_on_it_and_nothing_else(run: Run):
    _edit(CARD, "Nausea came in 12% with ketamine and 8%", "Nausea came in 12% with ketamine and 9%")
    code, printed = run()
    assert code == 1
    assert printed.count("a fact of 'smith2019' that this rests on has changed") == 2
    assert "docs/cancer.md:21:1: suspect-citation" in printed
    assert "docs/safety/nausea.md:16:1: suspect-citation" in printed
    assert "'8%' is on no card" in printed
    _edit("docs/safety/nausea.md", "8%", "9%")
    assert run("review", "--accept")[0] == 0
    assert run()[0] == 0


def test_another_fact_on_a_card_moves_nothing_that_still_holds(run: Run):
    before = _leaf().bases
    _edit(CARD, "- Responses came", "- Pain was lower by 0.75 points in both trials. *Discussion*\n- Responses came")
    run("review", PAGE, "--accept")
    assert _leaf().bases == before
    assert run()[0] == 0


def test_facts_may_change_places_and_where_they_stand_in_the_source(run: Run):
    _edit(CARD, "- Responses came to 31% with ketamine and 27% with placebo. *Abstract, results*\n", "")
    _edit(CARD, "## What was found\n\n", "## What was found\n\n- A fact nobody cites. *Page 2*\n")
    end = "- Responses came to 31% with ketamine and 27% with placebo. *Page 3, results*\n"
    Path(CARD).write_text(Path(CARD).read_text(encoding="utf-8") + end, encoding="utf-8")
    assert run()[0] == 0


def test_a_page_that_moves_takes_its_confirmed_lines_with_it(run: Run):
    run("review", "docs/safety/nausea.md", answers=("",))
    run("review", PAGE, answers=("1", "", "q"))
    Path(PAGE).rename("docs/tumour.md")
    code, printed = run()
    assert code == 1
    assert f"{LEDGER}:1:1: stale-ledger: this is about no evidence page of the guide" in printed
    assert run("review", "--accept")[0] == 0
    assert not Path(LEDGER).exists()
    assert sum(basis.how == "confirmed" for basis in _leaf("docs/.ledger/tumour.tsv").bases.values()) == 2
    assert run()[0] == 0


def test_a_sentence_that_goes_leaves_a_line_that_the_review_removes(run: Run):
    _edit(PAGE, "The bolus was 0.5 mg/kg [@smith2019].\n", "")
    code, printed = run()
    assert code == 1
    assert f"{LEDGER}:3:1: stale-ledger: {PAGE} has no 'The bolus was 0.5 mg/kg.' that cites 'smith2019'" in printed
    run("review", PAGE, "--accept")
    assert run()[0] == 0


def test_a_page_that_is_none_is_named_with_its_neighbour(run: Run):
    code, printed = run("review", "docs/cancr.md")
    assert code == 2
    assert printed == "claimcheck: 'docs/cancr.md' is no evidence page of the guide; did you mean 'docs/cancer.md'?\n"


def test_a_guide_without_a_ledger_is_asked_for_none(run: Run):
    shutil.rmtree("docs/.ledger")
    assert run()[0] == 0
    assert run("review", "--accept")[0] == 0
    assert Path(LEDGER).is_file()


def test_a_mark_of_a_merge_is_a_finding_and_harms_no_other_line(run: Run):
    text = Path(LEDGER).read_text(encoding="utf-8")
    Path(LEDGER).write_text(text.replace("\n", "\n<<<<<<< main\n", 1), encoding="utf-8")
    code, printed = run()
    assert code == 1
    assert printed.startswith(
        f"{LEDGER}:2:1: stale-ledger: this is no line of the ledger; run: claimcheck review {PAGE}"
    )
    assert "suspect-citation" not in printed


def test_the_same_guide_has_the_same_ledger_on_any_machine(here: Path):
    root = Path(__file__).parents[2]
    made = []
    for seed in ("1", "2"):
        shutil.rmtree(here / "docs/.ledger")
        review = [sys.executable, "-m", "claimcheck", "review", "--accept", "--docs", str(here / "docs")]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root / "hooks")}
        subprocess.run(review, cwd=here, env=environment, capture_output=True, check=True)
        made.append({path.name: path.read_text(encoding="utf-8") for path in (here / "docs/.ledger").rglob("*.tsv")})
    assert made[0] == made[1]


# Any card, any claim.
NUMBERS = st.integers(11, 98)


@st.composite
def cards(draw: st.DrawFn) -> list[int]:
    return draw(st.lists(NUMBERS, min_size=3, max_size=6, unique=True))


def _written(folder: Path, numbers: list[int], claims: list[str]) -> None:
    facts = [f"Outcome {chr(65 + at)} came in {number}%. *Results*" for at, number in enumerate(numbers)]
    text = (GOOD / CARD).read_text(encoding="utf-8").partition("## What was found")[0].replace("185 adults", "Adults")
    text += "## What was found\n\n" + "".join(f"- {fact}\n" for fact in facts)
    (folder / CARD).write_text(text, encoding="utf-8")
    front = (GOOD / PAGE).read_text(encoding="utf-8").partition("## Results")[0]
    text = f"{front}## Results\n\n" + "\n".join(f"{claim} [@smith2019].\n" for claim in claims)
    (folder / PAGE).write_text(text, encoding="utf-8")


def _load(folder: Path) -> Guide:
    return load_guide(folder / "docs", folder / "references.bib", folder)


def _found(folder: Path, rule: str) -> Iterator[str]:
    yield from (str(finding) for finding in check(_load(folder)) if finding.rule == rule)


def _small(folder: Path) -> None:
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "docs/safety")
    shutil.rmtree(folder / "docs/.ledger")


@settings(derandomize=True, deadline=None, max_examples=25)
@given(numbers=cards(), data=st.data())
def test_for_any_card_a_slip_to_the_figure_of_another_fact_is_reported(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int], data: st.DataObject
):
    folder = tmp_path_factory.mktemp("guide")
    _small(folder)
    right, wrong = data.draw(st.permutations(numbers))[:2]
    claim = f"It came in {right}% of them"
    _written(folder, numbers, [claim])
    arguments = ["--docs", str(folder / "docs"), "--bibliography", str(folder / "references.bib")]
    assert main(["review", "--accept", *arguments]) == 0
    assert not list(_found(folder, "figure-not-in-source"))
    # The ledger goes on saying on which fact it rests: a person saw the sentence before the slip.
    slipped = claim.replace(f"{right}%", f"{wrong}%")
    before = _leaf(str(folder / LEDGER))
    _written(folder, numbers, [slipped])
    assert list(_found(folder, "suspect-citation"))
    assert main(["review", "--accept", *arguments]) == 0
    after = _leaf(str(folder / LEDGER))
    facts = next(iter(before.bases.values())).facts
    lines = [Basis(basis.claim, basis.key, basis.how, facts, basis.words) for basis in after.bases.values()]
    (folder / LEDGER).write_text(written(lines), encoding="utf-8")
    assert [f"'{wrong}%' is in finding" in found for found in _found(folder, "figure-not-in-source")] == [True]


@settings(derandomize=True, deadline=None, max_examples=25)
@given(data=st.data())
def test_branches_that_edit_other_claims_of_a_page_merge_into_a_ledger_that_knows_them(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    folder = tmp_path_factory.mktemp("guide")
    _small(folder)
    numbers = list(range(11, 11 + data.draw(st.integers(4, 12))))
    claims = [f"Outcome {chr(65 + at)} was seen in {number}%" for at, number in enumerate(numbers)]
    mine, other = data.draw(st.permutations(range(len(claims))))[:2]
    arguments = ["--docs", str(folder / "docs"), "--bibliography", str(folder / "references.bib")]
    for name, edited in {"base": (), "ours": (mine,), "theirs": (other,), "merged": (mine, other)}.items():
        _written(folder, numbers, [f"{c} of people" if at in edited else c for at, c in enumerate(claims)])
        if name != "merged":
            main(["review", "--accept", *arguments])
            shutil.copy(folder / LEDGER, folder / name)
    merge = ["git", "merge-file", "--union", "-p", "ours", "base", "theirs"]
    done = subprocess.run(merge, cwd=folder, capture_output=True, text=True, check=True)
    (folder / LEDGER).write_text(done.stdout, encoding="utf-8")
    assert not list(_found(folder, "suspect-citation"))
    # Where both edits touch, the old line of a claim may come back; the review removes it.
    assert len(list(_found(folder, "stale-ledger"))) <= 2
    main(["review", "--accept", *arguments])
    assert check(_load(folder)) == [found for found in check(_load(folder)) if found.rule == "uncited-entry"]
