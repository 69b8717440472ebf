"""Chromium, with which the PDF is made and the tests look at the guide: where it is, and how it is started."""

import os
import shutil

CHROMIUM_NAMES = ("chromium", "google-chrome", "chromium-browser")
# Chromium looks for its maker's hosts at every start unless told not to; --no-sandbox lets it run as root.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Return the path of Chromium, the one that CHROMIUM names first, or nothing when this machine has none."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else CHROMIUM_NAMES)), None)
