"""The workflows are valid, safe, and deploy only what every gate has passed."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [ROOT / ".github" / "dependabot.yml"]),
        ("vendor.citation-file-format", [ROOT / "CITATION.cff"]),
    ],
    ids=["workflows", "dependabot", "citation file"],
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


def test_no_lock_or_configuration_names_a_registry():
    for name in ("requirements.txt", "pyproject.toml", "Makefile"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text.replace("http://127.0.0.1", "")
        assert "index-url" not in text.replace("--no-emit-index-url", "")
