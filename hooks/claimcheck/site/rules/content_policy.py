"""Each page tells its browser to load nothing but the guide's own files, and to run nothing else.

Why: the policy holds where every other check has failed, whatever an author or a dependency slips in.
Bad: <head><script src="guide.js"></script></head>
Good: a head that opens with <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
"""

from collections.abc import Iterator

from guide.place import Place

from claimcheck.finding import Found, short
from claimcheck.site.policy import loose, policies_of, read_policy, refused
from claimcheck.site.site import Site, line_of


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each page without a policy, with a loose one, or with what its policy does not let run."""
    for name, root in site.pages.items():
        policies = policies_of(root)
        if len(policies) != 1:
            yield name, Place(1), "no policy stands once and first in the head; build the page with the guide's theme"
            continue
        policy = read_policy(policies[0].get("content", ""))
        if allowed := loose(policy):
            yield name, line_of(policies[0]), f"the policy allows '{short(' '.join(allowed))}'; write 'self'"
        for element in refused(root, policy):
            yield name, line_of(element), f"the policy refuses what this {element.tag} holds; put it into a file"
