"""The rules, one a module; a module's name is its rule's name, with hyphens for underscores."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def rules_of(package: ModuleType) -> tuple[ModuleType, ...]:
    """Return the modules of a package of rules, by name: each has a docstring with Why, Bad and Good, and a `check`."""
    return tuple(import_module(f"{package.__name__}.{found.name}") for found in iter_modules(package.__path__))


def name_of(rule: ModuleType) -> str:
    """Return the name that findings, tests and the writing guide use for a rule's module."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")


RULES = rules_of(import_module(__name__))
