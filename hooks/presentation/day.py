"""A day as readers are told it."""

import datetime


def in_words(day: object) -> str:
    """Return a date as `22 November 2026`, and anything else, such as a date that was left out, as not stated."""
    return f"{day.day} {day:%B %Y}" if isinstance(day, datetime.date) else "not stated"


def in_words_as_known(day: str) -> str:
    """Return a date of which the day or the month may be unknown, such as 2020-05, as `May 2020`."""
    try:
        return in_words(datetime.date.fromisoformat(day))
    except ValueError:
        pass
    try:
        return f"{datetime.date.fromisoformat(f'{day}-01'):%B %Y}"
    except ValueError:
        return day
