"""A page's policy: what it is made of, and what it lets a browser run."""

import pytest
from presentation.policy import content_policy


def rules(policy: str) -> dict[str, str]:
    return dict(rule.split(None, 1) for rule in policy.split("; "))


def test_nothing_is_allowed_but_the_guides_own_files_and_the_scripts_and_styles_that_are_named():
    found = rules(content_policy(["alert(1)"], ["p {}"], as_file=False))
    # As CSP Level 3 has it: the SHA-256 of the text between the tags, in base64.
    assert found["script-src"] == "'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    assert found["style-src"].startswith("'self' 'sha256-")
    assert found["default-src"] == found["base-uri"] == "'none'"
    assert "unsafe" not in str(found)
    assert "data:" not in str(found)


@pytest.mark.parametrize(("as_file", "own"), [(True, "'self' file:"), (False, "'self'")])
def test_a_page_that_is_opened_from_a_disk_may_load_what_lies_beside_it(as_file: bool, own: str):
    found = rules(content_policy([], [], as_file))
    assert [found[name] for name in ("script-src", "style-src", "img-src", "connect-src")] == [own] * 4
