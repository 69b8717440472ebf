"""The `upkeep` command: looks up what became of the sources; exit 0 nothing new, 1 something to do, 2 no answer."""

import argparse
import datetime
import json
import os
import sys
from pathlib import Path

from authoring.fetch import Fetcher
from authoring.record import RefusedError
from guide.guide import CannotRunError, Guide, load_guide
from guide.sources.lookups import FOLDER, LOOKUPS, write_lookup

from upkeep.asking import Ask, network, recorded
from upkeep.overdue import overdue, overdue_report
from upkeep.report import run_report
from upkeep.run import run

_OVERDUE = "overdue"


def main(arguments: list[str] | None = None, today: datetime.date | None = None) -> int:
    """Run the look-ups that are named, write down what came, and print one line about each; return the exit code."""
    parser = argparse.ArgumentParser(prog="upkeep", description="Looks up what became of the guide's sources.")
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"of: {', '.join((*LOOKUPS, _OVERDUE))} (default: all)")
    parser.add_argument("--docs", type=Path, metavar="DIR", help="the pages (default: docs)")
    parser.add_argument("--bibliography", type=Path, metavar="FILE", help="the BibTeX file (default: references.bib)")
    parser.add_argument("--recorded", type=Path, metavar="FILE", help="answers in place of the network; needs --docs")
    parser.add_argument("--report", type=Path, metavar="FILE", help="also write what there is to do, as Markdown")
    options = parser.parse_args(arguments)
    wanted = options.what or [*LOOKUPS, _OVERDUE]
    if unknown := [name for name in wanted if name not in (*LOOKUPS, _OVERDUE)]:
        parser.error(f"there is no look-up '{unknown[0]}'; name one of: {', '.join((*LOOKUPS, _OVERDUE))}")
    # What was made up for a test must never stand beside what registries said of the guide's own sources.
    if options.recorded and not options.docs:
        parser.error("recorded answers are for a guide of their own; name it: --docs DIR")
    docs = options.docs or Path("docs")
    try:
        guide = load_guide(docs, options.bibliography or Path("references.bib"))
        if broken := [problem for lookup in guide.lookups.values() for problem in lookup.unreadable]:
            raise CannotRunError(f"{docs / FOLDER}: {broken[0].message}")
        ask = recorded(options.recorded) if options.recorded else network(Fetcher(os.environ.get("GUIDE_MAIL", "")))
        done = [_do(name, guide, docs, ask, today or _today()) for name in wanted]
        if options.report:
            options.report.parent.mkdir(parents=True, exist_ok=True)
            options.report.write_text("\n".join(report for _, report in done if report), "utf-8")
    except (CannotRunError, RefusedError, json.JSONDecodeError) as error:
        print(f"upkeep: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"upkeep: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    return max(code for code, _ in done)


def _do(what: str, guide: Guide, docs: Path, ask: Ask, today: datetime.date) -> tuple[int, str]:
    """Do one thing and print its line; return its exit code and its report."""
    if what == _OVERDUE:
        late = overdue(guide, today)
        print(f"overdue: pages that wait for their review {len(late)} of {len(list(guide.evidence_pages))}", flush=True)
        return (1 if late else 0), overdue_report(guide, today)
    done = run(what, guide, ask, today)
    path = docs / FOLDER / f"{what}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(write_lookup(done.lookup), "utf-8")
    part.replace(path)
    print(done, flush=True)
    return (2 if done.silent else 1 if done.news else 0), run_report(done)


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


if __name__ == "__main__":
    sys.exit(main())
