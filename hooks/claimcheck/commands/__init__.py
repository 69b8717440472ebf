"""The commands, one a module named as it is called: `add_arguments(parser)`, and `run(options)` -> the exit code.

A module's docstring is what `claimcheck COMMAND --help` says of it. `run` may raise CannotRunError, whose message is
printed as one line, with exit code 2.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

# What is done when no command is named.
DEFAULT = "check"


def names() -> list[str]:
    """Return the names of all commands, without importing them: what one needs is not loaded for another."""
    return [found.name for found in iter_modules(__path__)]


def command(name: str) -> ModuleType:
    """Return the module of the command `name`."""
    return import_module(f"{__name__}.{name}")
