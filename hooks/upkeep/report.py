"""What a run found, as Markdown: the text of the pull request that brings it."""

from collections.abc import Iterator

from guide.sources.lookups import FOLDER

from upkeep.run import Run
from upkeep.text import as_text

_TODO = {
    "retractions": "For a retraction, add `retracted` to the entry, and say so in each sentence that cites it, or cite "
    "another source. The check of this pull request stops until the entry says so.",
    "links": "Look the DOI up by hand, and correct the entry.",
    "cochrane": "Read the newer version, and add it beside the one that is cited, or in its place.",
    "trials": "Read the results, and add them to the card, or as a source of their own.",
}
_LISTED = 50


def run_report(run: Run) -> str:
    """Return the report of a run: what is new, what there was no answer about, and what to do."""
    return "\n".join([f"{run}.", "", *_news(run), *_silent(run), *_hint(run)])


def _news(run: Run) -> Iterator[str]:
    if run.news:
        yield from ("## New", "")
        for subject, said in run.news.items():
            for one in said:
                day = f", {one.day}" if one.day else ""
                yield f"- `{subject}`: {one.kind}, {as_text(one.at)}{day} ({as_text(one.by)})"
        yield from ("", _TODO[run.lookup.name], "")


def _silent(run: Run) -> Iterator[str]:
    if run.silent:
        yield from ("## No answer", "")
        for subject, reason in list(run.silent.items())[:_LISTED]:
            last = run.lookup.answered.get(subject)
            since = f"not looked up since {last.isoformat()}" if last else "never looked up"
            yield f"- `{subject}`: {as_text(reason)}; {since}"
        if len(run.silent) > _LISTED:
            yield f"- and {len(run.silent) - _LISTED} more"
        yield ""


def _hint(run: Run) -> Iterator[str]:
    yield f"The file is `docs/{FOLDER}/{run.lookup.name}.json`; the page about/lookups.md shows it."
    yield ""
