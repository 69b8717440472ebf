"""The `claimcheck` command: exit 0 clean, 1 findings, 2 could not run."""

import argparse
import sys
from pathlib import Path

from guide.guide import CannotRunError, count, load_guide

from claimcheck.explain import as_markdown, as_text, explained
from claimcheck.report import FORMATS
from claimcheck.site_gate import check_site
from claimcheck.source_gate import check


def main(arguments: list[str] | None = None) -> int:
    """Check a guide's Markdown, or with --site its built HTML; print the findings and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(prog="claimcheck", description=main.__doc__.split(";")[0] + ".")
    parser.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="the pages (default: docs)")
    parser.add_argument(
        "--bibliography",
        type=Path,
        default=Path("references.bib"),
        metavar="FILE",
        help="the BibTeX file (default: references.bib)",
    )
    parser.add_argument("--site", type=Path, metavar="DIR", help="check built HTML instead")
    parser.add_argument(
        "--format", choices=(*FORMATS, "markdown"), default="concise", help="how to print (default: concise)"
    )
    parser.add_argument("--list", action="store_true", help="print the rules with their Why, Bad and Good")
    parser.add_argument("--explain", metavar="RULE", help="print one rule")
    options = parser.parse_args(arguments)
    if options.list or options.explain:
        return _explain(options.explain, options.format)
    if options.format == "markdown":
        parser.error("markdown is for --list and --explain")
    try:
        if options.site:
            findings, checked = check_site(options.site)
        else:
            guide = load_guide(options.docs, options.bibliography)
            findings, checked = check(guide), count(guide)
        if not findings and not (checked.pages and checked.claims):
            raise CannotRunError(f"{checked}: there is nothing to check; name the right folder")
    except (CannotRunError, OSError) as error:
        print(f"claimcheck: {error}", file=sys.stderr)
        return 2
    print(FORMATS[options.format](findings, checked))
    return 1 if findings else 0


def _explain(wanted: str | None, form: str) -> int:
    rules = {name: says for name, says in explained().items() if wanted in (None, name)}
    if not rules:
        print(f"claimcheck: there is no rule '{wanted}'; the rules are: {', '.join(explained())}", file=sys.stderr)
        return 2
    print(as_markdown(rules) if form == "markdown" else as_text(rules), end="" if form == "markdown" else "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
