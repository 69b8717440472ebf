"""Reads docs/ and references.bib as data: pages, claims, figures, entries and cards. It judges and shows nothing."""
