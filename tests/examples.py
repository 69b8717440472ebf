"""A page and two sources of small guides: for tests that write one."""

# The front matter and the title of an evidence page, to be given its title.
FRONT = """---
title: {title}
summary: A page.
written_by: Authors
checked_by:
evidence_to: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
---

# {title}

"""


def entry(key: str, author: str, title: str, year: int, doi: str, design: str = "randomised controlled trial") -> str:
    """Return an entry of a bibliography as the guide's own are written."""
    return f"""@article{{{key},
  author = {{{author}}},
  title = {{{title}}},
  journal = {{A journal}},
  year = {{{year}}},
  doi = {{{doi}}},
  design = {{{design}}},
}}
"""


HARDY = entry("hardy2012", "Hardy, Janet", "A trial", 2012, "10.1000/one")
BELL = entry("bell2017", "Bell, Rae", "A review", 2017, "10.1000/two", "systematic review")
