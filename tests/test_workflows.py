"""The workflows are valid, safe, and deploy only what every gate has passed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import PATIENCE
from guide.sources.lookups import LOOKUPS

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
SCRIPTS = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [ROOT / ".github" / "dependabot.yml"]),
        ("vendor.citation-file-format", [ROOT / "CITATION.cff"]),
    ],
    ids=["workflows", "issue forms", "their configuration", "dependabot", "citation file"],
)
def test_the_file_is_valid_against_its_schema(schema, files):
    assert files
    checked = run(str(SCRIPTS / "check-jsonschema"), "--builtin-schema", schema, *map(str, files))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_zizmor_finds_nothing():
    checked = run(str(SCRIPTS / "zizmor"), "--offline", "--no-progress", str(ROOT / ".github" / "workflows"))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_what_is_deployed_is_what_the_gates_have_passed():
    deploy = yaml.safe_load((ROOT / ".github" / "workflows" / "deploy.yml").read_text("utf-8"))
    jobs = deploy["jobs"]
    publishing = [job for job in jobs.values() if any("deploy-pages" in step.get("uses", "") for step in job["steps"])]
    assert [job["needs"] for job in publishing] == ["build"]
    steps = [step.get("run", "") + step.get("uses", "") for step in jobs["build"]["steps"]]
    names = ("make check", "make build", "make test", "make copies", "upload-")
    order = [next(i for i, step in enumerate(steps) if name in step) for name in names]
    assert order == sorted(order)
    # All that is built names the same address.
    built = [step for step in jobs["build"]["steps"] if step.get("run") in ("make build", "make copies")]
    assert len({step["env"]["SITE_URL"] for step in built}) == 1
    assert not any(step.get("continue-on-error") or step.get("if") for step in jobs["build"]["steps"])


def test_findings_stand_on_a_pull_request_once_and_its_summary_tells_what_changes():
    check = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))
    (job,) = check["jobs"].values()
    steps = {step["run"].partition(" >>")[0]: step for step in job["steps"] if "run" in step}
    assert steps["make check"]["env"]["FINDINGS"] == "${{ matrix.python == '3.13' && '--format github' || '' }}"
    summary = steps["make difference BASE=.cache/base"]
    assert summary["run"].endswith('>> "$GITHUB_STEP_SUMMARY"')
    base = next(step for step in job["steps"] if step.get("with", {}).get("path") == ".cache/base")
    assert base["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert base["if"] == summary["if"]
    # What is compared has been built, and what cannot be compared stops no change.
    names = list(steps)
    assert names.index("make build") < names.index("make difference BASE=.cache/base") < names.index("make test")
    assert [step["run"] for step in steps.values() if step.get("continue-on-error")] == [summary["run"]]


def test_the_form_of_those_who_check_a_page_asks_for_what_a_sign_off_needs():
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "page-is-checked.yml").read_text("utf-8"))
    asked = {part["id"]: part.get("validations", {}).get("required") for part in form["body"] if "id" in part}
    needed = ("page", "version", "name", "post", "interests", "date", "disputed")
    assert all(asked[name] for name in needed)
    consent = next(part for part in form["body"] if part.get("id") == "consent")
    assert all(option["required"] for option in consent["attributes"]["options"])


LOCKS = ("requirements.txt", "requirements-dev.txt")
# Nobody can check a page without these; the others are compiled where a computer is old, or are for tests alone.
FOR_AUTHORS = {"mkdocs", "mkdocs-material", "mkdocs-bibtex", "pybtex", "lxml", "httpx", "ruff", "mypy", "import-linter"}
FOR_TESTS = {"pikepdf", "playwright", "pytest", "hypothesis", "zensical", "uv", "zizmor"}


def _pins(lock: str) -> set[str]:
    return set(re.findall(r"^[a-z][^ ]*==[^ ]+", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def test_what_authors_install_is_a_part_of_what_developers_install_and_needs_no_compiler():
    assert _pins("requirements.txt") <= _pins("requirements-dev.txt")
    names = {pin.partition("==")[0] for pin in _pins("requirements.txt")}
    assert names >= FOR_AUTHORS
    assert names.isdisjoint(FOR_TESTS)


def test_no_lock_or_configuration_names_a_registry():
    for name in (*LOCKS, "pyproject.toml", "Makefile"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text.replace("http://127.0.0.1", "")
        assert "index-url" not in text.replace("--no-emit-index-url", "")


SCHEDULED = [path for path in WORKFLOWS if "schedule" in yaml.safe_load(path.read_text("utf-8"))[True]]


def test_what_goes_stale_is_looked_at_on_schedule():
    assert {path.stem for path in SCHEDULED} == {"retractions", "lookups", "overdue", "audit"}
    looked = [
        step["run"]
        for path in SCHEDULED
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        for step in job["steps"]
        if step.get("run", "").startswith("make ")
    ]
    assert len(looked) == 4
    matrices = [yaml.safe_load((WORKFLOWS[0].parent / f"{name}.yml").read_text("utf-8"))["jobs"]["look-up"]["strategy"]
                for name in ("retractions", "lookups")]  # fmt: skip
    assert sorted(name for one in matrices for name in one["matrix"]["what"]) == sorted(LOOKUPS)


@pytest.mark.parametrize("path", SCHEDULED, ids=lambda path: path.stem)
def test_a_scheduled_workflow_runs_at_an_odd_minute_alone_and_may_do_little(path):
    workflow = yaml.safe_load(path.read_text("utf-8"))
    (schedule,) = workflow[True]["schedule"]
    minute, hour, *_ = schedule["cron"].split()
    assert int(minute) % 5
    assert 0 < int(hour) < 24
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"] == path.stem
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        uses = [step["uses"] for step in job["steps"] if "uses" in step]
        assert all(use.startswith("actions/") for use in uses)


def test_a_look_up_that_told_something_new_or_got_no_answer_ends_red_after_it_was_proposed():
    for name in ("retractions", "lookups"):
        workflow = yaml.safe_load((WORKFLOWS[0].parent / f"{name}.yml").read_text("utf-8"))
        ask, propose, tell = workflow["jobs"]["look-up"]["steps"][-3:]
        assert ask["continue-on-error"] is True
        assert ".ci/propose" in propose["run"]
        assert "if" not in propose
        assert tell["if"] == "steps.ask.outcome == 'failure'"
        assert tell["run"].rstrip().endswith("exit 1")


# A gh that notes what it is asked and answers from a file.
GH = """#!/bin/sh
echo "$*" >> "$GH_LOG"
case "$*" in
  "issue list"*|"pr list"*) cat "$GH_OPEN" ;;
esac
"""


def ci(script: str, tmp_path: Path, body: str | None, opened: str = "", cwd: Path = ROOT) -> list[str]:
    """Run a script of .ci with a made-up gh, and return what gh was asked to change."""
    tools = tmp_path / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)
    (tmp_path / "open").write_text(opened)
    log, report = tmp_path / "log", tmp_path / "body.md"
    log.write_text("")
    report.unlink(missing_ok=True)
    if body is not None:
        report.write_text(body)
    known = {"GH_LOG": str(log), "GH_OPEN": str(tmp_path / "open"), "GITHUB_REF_NAME": "main"}
    environment = {**os.environ, **known, "PATH": f"{tools}:{os.environ['PATH']}"}
    command = [
        str(cwd / ".ci" / script),
        "upkeep/links" if script == "propose" else "overdue-review",
        "A title",
        str(report),
    ]
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    asked = (line.split(" --body-file")[0] for line in log.read_text().splitlines())
    return [line for line in asked if not line.startswith(("label create", "issue list", "pr list", "auth"))]


def test_there_is_one_issue_and_never_two(tmp_path):
    assert ci("issue", tmp_path, "text") == ["issue create --label overdue-review --title A title"]
    assert ci("issue", tmp_path, "text", "7\n") == ["issue edit 7 --title A title"]
    assert ci("issue", tmp_path, "text", "31\n7\n100\n") == [
        "issue edit 7 --title A title",
        "issue close 31 --comment The list is kept in #7.",
        "issue close 100 --comment The list is kept in #7.",
    ]


def test_the_issue_is_closed_when_nothing_is_due_and_never_because_nobody_knows(tmp_path):
    assert ci("issue", tmp_path, "", "7\n") == ["issue close 7 --comment Nothing is left on this list."]
    assert ci("issue", tmp_path, "") == []
    with pytest.raises(RuntimeError, match="is missing"):
        ci("issue", tmp_path, None, "7\n")


def test_what_a_look_up_wrote_is_one_pull_request_and_nothing_else_goes_with_it(tmp_path):
    forge, clone = tmp_path / "forge.git", tmp_path / "clone"

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=clone, capture_output=True, text=True, check=True).stdout.strip()

    subprocess.run(["git", "init", "-q", "--bare", str(forge)], check=True)
    subprocess.run(["git", "clone", "-q", str(forge), str(clone)], check=True, capture_output=True)
    (clone / ".ci").mkdir()
    (clone / ".ci" / "propose").write_bytes((ROOT / ".ci" / "propose").read_bytes())
    (clone / ".ci" / "propose").chmod(0o755)
    git("add", ".")
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "First")
    git("branch", "-M", "main")
    assert ci("propose", tmp_path, "text", cwd=clone) == []

    data = clone / "docs" / "about" / "lookups" / "links.json"
    data.parent.mkdir(parents=True)
    data.write_text("{}\n")
    (clone / "left-over").write_text("not for the forge")
    assert ci("propose", tmp_path, "text", cwd=clone) == ["pr create --head upkeep/links --base main --title A title"]
    assert git("ls-tree", "-r", "--name-only", "origin/upkeep/links").splitlines() == [
        ".ci/propose",
        "docs/about/lookups/links.json",
    ]
    git("switch", "-q", "main")
    data.parent.mkdir(parents=True, exist_ok=True)
    data.write_text('{"later": 1}\n')
    assert ci("propose", tmp_path, "text", "12\n", cwd=clone) == ["pr edit 12 --title A title"]
    assert git("log", "--format=%s", "main..origin/upkeep/links") == "A title"
