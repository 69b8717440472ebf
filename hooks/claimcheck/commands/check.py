"""Check a guide's Markdown, or with --site its built HTML; print the findings."""

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from guide.guide import CannotRunError, Checked, Guide, count

from claimcheck.finding import Finding, visible
from claimcheck.guide_options import DOCS, add_guide_arguments, files_of, read_guide
from claimcheck.report import FORMATS, Report, Terminal, summary, written
from claimcheck.source_gate import check
from claimcheck.writing import write_whole

# What a plain check does not need is loaded by what does, since it takes its time.
if TYPE_CHECKING:
    from claimcheck.fixes.fix import Mended
    from claimcheck.site_gate import SiteChecked


def add_arguments(parser: ArgumentParser) -> None:
    """Add what can be asked of the check."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="show the findings of these files alone")
    add_guide_arguments(parser)
    parser.add_argument("--site", type=Path, metavar="DIR", help="check built HTML instead, against the pages if any")
    default = "full on a terminal, else concise"
    parser.add_argument("--format", choices=(*FORMATS, "markdown"), help=f"how to print (default: {default})")
    mend = parser.add_mutually_exclusive_group()
    mend.add_argument("--fix", action="store_true", help="mend what is safe, then print what is left")
    mend.add_argument("--diff", action="store_true", help="print what --fix would change, and change nothing")
    parser.add_argument("--list", action="store_true", help="print the rules with their Why, Bad and Good")
    parser.add_argument("--explain", metavar="RULE", help="print one rule")


def run(options: Namespace) -> int:
    """Print the findings; return 0 when there are none, else 1."""
    if options.list or options.explain:
        return _explain(options.explain, options.format)
    if options.format == "markdown":
        raise CannotRunError("--format markdown is for the rules; add --list or --explain RULE")
    if options.site and (options.paths or options.fix or options.diff):
        raise CannotRunError("PATH, --fix and --diff are for the pages, not for a built site; leave out --site")
    if options.diff:
        return _diff(options)
    if options.fix:
        _fix(options)
    # A site may be checked where its pages are not; then nothing can be looked for in it.
    bare = options.site and not (options.docs or options.bibliography or DOCS.is_dir())
    guide = None if bare else read_guide(options)
    findings, checked = _judge(options.site, guide)
    if not findings and not (checked.pages and checked.claims):
        raise CannotRunError(f"{checked}: there is nothing to check; name the right folder")
    shown = findings
    if options.paths and guide:
        asked = files_of(guide, options.paths)
        shown = [finding for finding in findings if finding.path in asked]
    _print(Report(shown, checked, len(findings) - len(shown)), options.format)
    return 1 if shown else 0


def _judge(site: Path | None, guide: Guide | None) -> "tuple[list[Finding], Checked | SiteChecked]":
    if site or guide is None:
        from claimcheck.site_gate import check_site

        return check_site(site or Path("site"), guide)
    return check(guide), count(guide)


def _print(report: Report, form: str | None) -> None:
    on_terminal = sys.stdout.isatty()
    form = form or ("full" if on_terminal else "concise")
    colour = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    terminal = Terminal(shutil.get_terminal_size().columns, colour) if on_terminal else Terminal()
    print(written(report, form, terminal), flush=True)
    if form == "github" and (step := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(step).open("a", encoding="utf-8") as file:
            file.write(summary(report))


def _mended(options: Namespace) -> "list[Mended]":
    from claimcheck.fixes.fix import mended

    guide = read_guide(options)
    return list(mended(guide, files_of(guide, options.paths)))


def _diff(options: Namespace) -> int:
    files = _mended(options)
    sys.stdout.write("".join(file.diff() for file in files))
    return 1 if files else 0


def _fix(options: Namespace) -> None:
    for file in _mended(options):
        write_whole(Path(file.path), file.new)
        print(f"claimcheck: mended {file.lines} lines of {visible(file.path)}", file=sys.stderr)


def _explain(wanted: str | None, form: str | None) -> int:
    from claimcheck.explain import as_markdown, as_text, explained

    rules = {name: says for name, says in explained().items() if wanted in (None, name)}
    if not rules:
        raise CannotRunError(f"there is no rule '{wanted}'; the rules are: {', '.join(explained())}")
    sys.stdout.write(as_markdown(rules) if form == "markdown" else as_text(rules) + "\n")
    return 0
