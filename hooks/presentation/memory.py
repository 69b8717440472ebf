"""Memory of a long build."""

import ctypes
import sys


def give_back() -> None:
    """Give the system back what long texts have left free: Python keeps small things elsewhere, and would take more.

    See malloc_trim(3); where the C library has no such function, nothing is done.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
