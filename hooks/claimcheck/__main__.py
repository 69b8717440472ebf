"""The `claimcheck` command: exit 0 clean, 1 findings, 2 could not run."""

import argparse
import io
import os
import sys
from pathlib import Path

from guide.guide import CannotRunError, Checked, Guide, count, load_guide

from claimcheck.explain import as_markdown, as_text, explained
from claimcheck.finding import Finding
from claimcheck.report import FORMATS
from claimcheck.site_gate import SiteChecked, check_site
from claimcheck.source_gate import check


def main(arguments: list[str] | None = None) -> int:
    """Check a guide's Markdown, or with --site its built HTML; print the findings and return the exit code."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        # Whoever reads has seen enough; Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"claimcheck: the findings cannot be written: {error.strerror}; make room", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2


def _run(arguments: list[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(prog="claimcheck", description=(main.__doc__ or "").split(";")[0] + ".")
    parser.add_argument("--docs", type=Path, metavar="DIR", help="the pages (default: docs)")
    parser.add_argument("--bibliography", type=Path, metavar="FILE", help="the BibTeX file (default: references.bib)")
    parser.add_argument("--site", type=Path, metavar="DIR", help="check built HTML instead, against the pages if any")
    forms = (*FORMATS, "markdown")
    parser.add_argument("--format", choices=forms, default="concise", help="how to print (default: concise)")
    parser.add_argument("--list", action="store_true", help="print the rules with their Why, Bad and Good")
    parser.add_argument("--explain", metavar="RULE", help="print one rule")
    options = parser.parse_args(arguments)
    if options.list or options.explain:
        return _explain(options.explain, options.format)
    if options.format == "markdown":
        parser.error("markdown is for --list and --explain")
    docs, bibliography = options.docs or Path("docs"), options.bibliography or Path("references.bib")
    # A site may be checked where its pages are not; then nothing can be looked for in it.
    bare = options.site and not (options.docs or options.bibliography or docs.is_dir())
    try:
        guide = None if bare else load_guide(docs, bibliography)
        findings, checked = _judge(options.site, guide)
        if not findings and not (checked.pages and checked.claims):
            raise CannotRunError(f"{checked}: there is nothing to check; name the right folder")
    except CannotRunError as error:
        print(f"claimcheck: {error}", file=sys.stderr)
        return 2
    print(FORMATS[options.format](findings, checked), flush=True)
    return 1 if findings else 0


def _judge(site: Path | None, guide: Guide | None) -> tuple[list[Finding], Checked | SiteChecked]:
    if site or guide is None:
        return check_site(site or Path("site"), guide)
    return check(guide), count(guide)


def _explain(wanted: str | None, form: str) -> int:
    rules = {name: says for name, says in explained().items() if wanted in (None, name)}
    if not rules:
        print(f"claimcheck: there is no rule '{wanted}'; the rules are: {', '.join(explained())}", file=sys.stderr)
        return 2
    print(as_markdown(rules) if form == "markdown" else as_text(rules), end="" if form == "markdown" else "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
