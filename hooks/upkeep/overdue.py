"""Pages whose next review is due: the text of the one issue that lists them."""

import datetime

from guide.guide import Guide
from guide.markdown.page import Page

from upkeep.text import as_text


def overdue(guide: Guide, today: datetime.date) -> list[tuple[datetime.date, Page]]:
    """Return the evidence pages whose day of review has passed, the longest overdue first."""
    due = ((page.front_matter.fields.get("next_review"), page) for page in guide.evidence_pages)
    late = [(day, page) for day, page in due if isinstance(day, datetime.date) and day < today]
    return sorted(late, key=lambda item: (item[0], item[1].path))


def overdue_report(guide: Guide, today: datetime.date) -> str:
    """Return the overdue reviews as Markdown, or nothing when there are none."""
    late = overdue(guide, today)
    if not late:
        return ""
    titles = [(day, page.path, as_text(page.front_matter.fields.get("title"))) for day, page in late]
    lines = [f"- [ ] `{path}`: {title}, due {day.isoformat()}" for day, path, title in titles]
    head = f"Waiting for their review on {today.isoformat()}: {len(late)}, the longest overdue first."
    steps = "After a review, set `reviewed` and `next_review` in the page's front matter; this list is written anew."
    return "\n".join([head, "", *lines, "", steps, ""])
