"""A form of an audit as it is read: all that its readers wrote into it."""

from datetime import date

from guide.audits import read_audit

AUDIT = """day: 2026-11-28
version: 1ad8164
seed: 7
drawn: 100 of 4,291 claims at random.
how: Each looked up afresh.
claims: []
"""


def test_an_audit_says_when_of_what_and_how_it_was_made():
    audit = read_audit("a.yaml", AUDIT)
    assert (audit.day, audit.version, audit.seed) == (date(2026, 11, 28), "1ad8164", 7)
    assert (audit.drawn, audit.how) == ("100 of 4,291 claims at random.", "Each looked up afresh.")
    assert (audit.claims, audit.problems) == ((), ())
