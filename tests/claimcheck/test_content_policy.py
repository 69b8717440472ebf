"""The rule content-policy: a page without a strict policy, or with what its policy does not let run, is named."""

import pytest
from built import POLICY, all_findings_of

# echo -n 'let a = 1' | openssl dgst -sha256 -binary | base64
HASHED = "'sha256-LAfYd7pbFUgwfQu8b4q135PeTG2z+/coPEUYCd74eCQ='"


def policy(text: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{text}">'


STRICT = policy(f"default-src 'none'; script-src 'self' {HASHED}; style-src 'self'; img-src 'self' file:")


def found(tmp_path, head: str, text: str = "") -> list[int]:
    whole = (
        f'<!doctype html>\n<html><head>{head}</head>\n<body><main><div data-kind="site">\n{text}</div></main></body>'
    )
    files = {"about/index.html": whole, "about/a.js": "", "about/a.css": ""}
    return [line for _, line, rule in all_findings_of(tmp_path, files) if rule == "content-policy"]


GOOD = {
    "the policy of the tests": POLICY,
    "a script of the page's own": f'{STRICT}<script src="a.js"></script>',
    "a script with its hash": f"{STRICT}<script>let a = 1</script>",
    "data": f'{STRICT}<script type="application/ld+json">{{}}</script>',
    "a script with its hash, and white space": f"{STRICT}<script >let a = 1</script>",
    "written in capitals": STRICT.replace("Content-Security-Policy", "CONTENT-SECURITY-POLICY"),
    "another meta that names it": f'<meta name="description" content="Content-Security-Policy">{STRICT}',
    "a policy that ends with a semicolon": STRICT.replace("file:", "file:;"),
    "an attribute for data": f'{STRICT}<meta data-style="color: red">',
    "what rules nothing, before it": f'<meta charset="utf-8">{STRICT}<link rel="stylesheet" href="a.css">',
}


@pytest.mark.parametrize("case", GOOD)
def test_a_strict_policy_passes(tmp_path, case):
    assert found(tmp_path, GOOD[case]) == []


BAD = {
    "none": ("", "", [1]),
    "two": (STRICT * 2, "", [1]),
    "behind a script": (f'<script src="a.js"></script>{STRICT}', "", [1]),
    "behind a style sheet": (f'<link rel="stylesheet" href="a.css">{STRICT}', "", [1]),
    "in the body": ("", STRICT, [1]),
    "everything": (policy("default-src *"), "", [2]),
    "no rule for the rest": (policy("script-src 'self'"), "", [2]),
    "nothing in it": (policy(""), "", [2]),
    "inline scripts": (policy("default-src 'none'; script-src 'self' 'unsafe-inline'"), "", [2]),
    "eval": (policy("default-src 'none'; script-src 'unsafe-eval'"), "", [2]),
    "another host": (policy("default-src 'none'; img-src cdn.example"), "", [2]),
    "any host over https": (policy("default-src 'none'; img-src https:"), "", [2]),
    "data": (policy("default-src 'none'; script-src data:"), "", [2]),
    "a script without its hash": (f"{STRICT}<script>let a = 2</script>", "", [2]),
    "a script of a text without its hash": (STRICT, "<script>let a = 2</script>", [4]),
    "a hash for scripts on a style": (f"{STRICT}<style>let a = 1</style>", "", [2]),
    "an attribute": (STRICT, '<p style="color: red">a</p>', [4]),
}


@pytest.mark.parametrize("case", BAD)
def test_each_other_is_named_on_its_line(tmp_path, case):
    head, text, lines = BAD[case]
    assert found(tmp_path, head, text) == lines
