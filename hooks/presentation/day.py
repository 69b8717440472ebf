"""A day as readers are told it."""

import datetime


def in_words(day: object) -> str:
    """Return a date as `22 November 2026`, and anything else, such as a date that was left out, as not stated."""
    return f"{day.day} {day:%B %Y}" if isinstance(day, datetime.date) else "not stated"
