"""Say on which facts of its card each citation rests: shows sentence and facts, takes the answer, keeps the ledger.

What is new or changed comes first, then what the machine proposed and nobody has confirmed. Stop at any time.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from guide.guide import CannotRunError, Guide
from guide.ledger import Basis, leaf_path, written
from guide.markdown.page import Page

from claimcheck.guide_options import DOCS, add_guide_arguments, read_guide
from claimcheck.hints import did_you_mean, nearest_word
from claimcheck.review import Citation, review
from claimcheck.review_in_terminal import StoppedError, ask, moved, summary, to_ask
from claimcheck.writing import write_whole


def add_arguments(parser: ArgumentParser) -> None:
    """Add what a review can be told."""
    add_guide_arguments(parser)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="such as docs/safety/liver.md (default: all pages)")
    parser.add_argument("--accept", action="store_true", help="ask nothing, take the best facts: it has been read")


def run(options: Namespace) -> int:
    """Review the pages that are named, or all; return 1 while a citation is left that nobody has read as it is."""
    guide, docs = read_guide(options), options.docs or DOCS
    pages = _pages(guide, options.pages)
    reviewed = {page.location: list(review(guide, page)) for page in pages}
    citations = [found for of_page in reviewed.values() for found in of_page]
    answered = {id(found): found for found in citations} if options.accept else _answers(to_ask(citations))
    left = [found for found in citations if found.suspect and id(found) not in answered]
    for location, of_page in reviewed.items():
        kept = (_line(found, answered.get(id(found))) for found in of_page)
        _write(leaf_path(docs, location), [basis for basis in kept if basis])
    if not options.pages:
        for location in set(guide.ledger or {}) - set(reviewed):
            leaf_path(docs, location).unlink(missing_ok=True)
    if options.accept:
        sys.stdout.write("".join(f"{moved(found)}\n" for found in citations if found.suspect and found.moved))
    print(summary([answered.get(id(found)) or found for found in citations if found not in left]))
    if left:
        print(f"{len(left)} more are suspect and wait to be read")
    return 1 if left else 0


def _pages(guide: Guide, named: Sequence[str]) -> list[Page]:
    pages = {page.path: page for page in guide.evidence_pages}
    for name in named:
        if Path(name).as_posix() not in pages:
            hint = did_you_mean(nearest_word(name, pages), "name one, such as docs/index.md")
            raise CannotRunError(f"'{name}' is no evidence page of the guide; {hint}")
    return [pages[Path(name).as_posix()] for name in named] or list(pages.values())


def _answers(asked: Sequence[Citation]) -> dict[int, Citation]:
    answered = {}
    for number, found in enumerate(asked, 1):
        print(f"\n{number} of {len(asked)}", end="")
        try:
            answer = ask(found, input, print)
        except StoppedError:
            print()
            break
        if answer:
            answered[id(found)] = answer
    return answered


def _line(found: Citation, answer: Citation | None) -> Basis | None:
    """Return the line of the ledger for a citation: as answered, as it was while it is suspect, else as it is."""
    if answer:
        return answer.basis
    return found.before if found.suspect else found.basis


def _write(path: Path, bases: Iterable[Basis]) -> None:
    if text := written(bases):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    else:
        path.unlink(missing_ok=True)
