"""Other engines: ProperDocs builds the guide unchanged; one that skips hooks fails the site gate loudly."""

import os
import subprocess
import sys
from pathlib import Path

from claimcheck.site_gate import check_site
from conftest import PATIENCE

ROOT = Path(__file__).parent.parent


def run(module: str, *arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


def test_properdocs_builds_the_guide_unchanged_and_the_gate_passes(tmp_path):
    built = run("properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(tmp_path / "site"))
    assert built.returncode == 0, built.stdout + built.stderr
    findings, checked = check_site(tmp_path / "site")
    assert findings == []
    assert checked.claims > 900


def test_a_site_whose_engine_skipped_the_hooks_fails_the_gate(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Pain\n\nKetamine helped [@hardy2012].\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Pain\nplugins:\n  - search\n  - bibtex:\n      bib_file: references.bib\n", "utf-8"
    )
    built = run("zensical", "build", "-f", "mkdocs.yml", cwd=tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    rules = {finding.rule for finding in check_site(tmp_path / "site")[0]}
    assert {"page-kind", "raw-citation", "uncited-claim"} <= rules
