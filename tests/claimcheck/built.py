"""Small built sites, for the tests of the site gate."""

from pathlib import Path

from claimcheck.site_gate import check_site

REFERENCES = '<section class="guide-references"><h2>References</h2><ol><li id="ref-a">Hardy J.</li></ol></section>'
POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'\">"
)
CITE = '<a href="#ref-a">1</a>'


def page(text: str, kind: str = "evidence", references: str = REFERENCES, head: str = "") -> str:
    return (
        f"<!doctype html><html><head>{POLICY}{head}</head><body><main><article>\n"
        f'<h1>Pain</h1>\n<div data-kind="{kind}">\n{text}\n</div>\n{references}\n</article></main></body></html>'
    )


def findings_of(tmp_path: Path, files: dict[str, str]) -> list[tuple[str, int, str]]:
    """Return what the site gate says of a site of these files; policies count in the tests of their own rule."""
    return [one for one in all_findings_of(tmp_path, files) if one[2] != "content-policy"]


def all_findings_of(tmp_path: Path, files: dict[str, str]) -> list[tuple[str, int, str]]:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return [(f.path.removeprefix(f"{tmp_path.as_posix()}/"), f.line, f.rule) for f in check_site(tmp_path)[0]]


def of_text(tmp_path: Path, text: str, **options: str) -> list[tuple[int, str]]:
    return [(line, rule) for _, line, rule in findings_of(tmp_path, {"index.html": page(text, **options)})]
