"""The workflows are valid, safe, and deploy only what every gate has passed."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
SCRIPTS = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


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


def test_no_lock_or_configuration_names_a_registry():
    for name in ("requirements.txt", "pyproject.toml", "Makefile"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text.replace("http://127.0.0.1", "")
        assert "index-url" not in text.replace("--no-emit-index-url", "")
