"""The rules of the site gate, one a module; what has the name of a rule of the source gate is explained there."""

from importlib import import_module

from claimcheck.rules import rules_of

SITE_RULES = rules_of(import_module(__name__))
