"""The walls between the rooms hold: an import that the house does not have fails, and says which."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def walls(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    environment = {"PYTHONPATH": str(folder / "hooks"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("guide/place.py", "claimcheck.finding"),
        ("guide/place.py", "presentation.markup"),
        ("claimcheck/finding.py", "presentation.markup"),
        ("claimcheck/finding.py", "mkdocs.config"),
        ("presentation/markup.py", "claimcheck.finding"),
        ("guide/place.py", "authoring.record"),
        ("claimcheck/rules/dead_link.py", "authoring.fetch"),
        ("claimcheck/commands/check.py", "httpx"),
        ("authoring/record.py", "claimcheck.finding"),
        ("presentation/search/words.py", "presentation.pages.status"),
        ("presentation/search/words.py", "presentation.pictures.places"),
        ("presentation/certainty.py", "presentation.claims"),
        ("guide/place.py", "upkeep.run"),
        ("claimcheck/finding.py", "upkeep.run"),
        ("presentation/markup.py", "upkeep.run"),
        ("upkeep/run.py", "claimcheck.finding"),
        ("upkeep/run.py", "presentation.markup"),
        ("claimcheck/finding.py", "httpx"),
        ("presentation/pages/status.py", "presentation.preview.bar"),
        ("presentation/preview/bar.py", "claimcheck.finding"),
    ],
)
def test_an_import_through_a_wall_is_reported(tmp_path, module, imported):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__", "theme"))
    path = tmp_path / "hooks" / module
    path.write_text(f"import {imported}  # a wall\n{path.read_text('utf-8')}", "utf-8")
    done = walls(tmp_path)
    assert done.returncode == 1
    importer = module.removesuffix(".py").replace("/", ".")
    assert f"{importer} -> {imported.partition('.config')[0]}" in done.stdout.replace("\n", " ")


def test_the_walls_stand():
    done = walls(ROOT)
    assert done.returncode == 0, done.stdout
