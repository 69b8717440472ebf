"""Check a guide's Markdown, or with --site its built HTML; print the findings."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from guide.guide import CannotRunError, Checked, Guide, count

from claimcheck.explain import as_markdown, as_text, explained
from claimcheck.finding import Finding
from claimcheck.guide_options import DOCS, add_guide_arguments, read_guide
from claimcheck.report import FORMATS
from claimcheck.site_gate import SiteChecked, check_site
from claimcheck.source_gate import check


def add_arguments(parser: ArgumentParser) -> None:
    """Add what can be asked of the check."""
    add_guide_arguments(parser)
    parser.add_argument("--site", type=Path, metavar="DIR", help="check built HTML instead, against the pages if any")
    forms = (*FORMATS, "markdown")
    parser.add_argument("--format", choices=forms, default="concise", help="how to print (default: concise)")
    parser.add_argument("--list", action="store_true", help="print the rules with their Why, Bad and Good")
    parser.add_argument("--explain", metavar="RULE", help="print one rule")


def run(options: Namespace) -> int:
    """Print the findings; return 0 when there are none, else 1."""
    if options.list or options.explain:
        return _explain(options.explain, options.format)
    if options.format == "markdown":
        raise CannotRunError("--format markdown is for the rules; add --list or --explain RULE")
    # A site may be checked where its pages are not; then nothing can be looked for in it.
    bare = options.site and not (options.docs or options.bibliography or DOCS.is_dir())
    findings, checked = _judge(options.site, None if bare else read_guide(options))
    if not findings and not (checked.pages and checked.claims):
        raise CannotRunError(f"{checked}: there is nothing to check; name the right folder")
    print(FORMATS[options.format](findings, checked), flush=True)
    return 1 if findings else 0


def _judge(site: Path | None, guide: Guide | None) -> tuple[list[Finding], Checked | SiteChecked]:
    if site or guide is None:
        return check_site(site or Path("site"), guide)
    return check(guide), count(guide)


def _explain(wanted: str | None, form: str) -> int:
    rules = {name: says for name, says in explained().items() if wanted in (None, name)}
    if not rules:
        raise CannotRunError(f"there is no rule '{wanted}'; the rules are: {', '.join(explained())}")
    sys.stdout.write(as_markdown(rules) if form == "markdown" else as_text(rules) + "\n")
    return 0
