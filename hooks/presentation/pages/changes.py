"""What changed on a page, as a list at its end."""

from html import escape

from guide.changes import Change


def changes_section(changes: list[Change]) -> str:
    """Return the list of one page's changes as HTML, newest first, or nothing when it has none."""
    items = "\n".join(
        f'<li><time datetime="{change.day.isoformat()}">{change.day.day} {change.day:%B %Y}</time>: '
        f"<strong>{change.kind}.</strong> {escape(change.text)}</li>"
        for change in sorted(changes, key=lambda change: change.day, reverse=True)
    )
    return (
        '<section class="guide-changes" aria-labelledby="what-changed" data-search-exclude>\n'
        f'<h2 id="what-changed">What changed</h2>\n<ul>\n{items}\n</ul>\n</section>'
        if items
        else ""
    )
