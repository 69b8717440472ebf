"""Checks that every claim of an evidence guide links to an entry of its bibliography.

page: a Markdown file. claim: a sentence, list item, table row or caption on an evidence page.
citation: ``[@key]`` or ``[@one; @two]``. entry: one record of the bibliography.
finding: what a rule has to say about one place. See the project's CONTRIBUTING for the map.
"""
