"""Reporting an error by mail, without an account: offered where the guide was given an address, and nowhere else."""

from types import SimpleNamespace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html
from mkdocs.config import load_config
from showing import ROOT, shown_as, small_guide

LINKED = ("report-an-error", "method", "accessibility", "privacy", "copies")
SHOWN = shown_as(small_guide("", {f"about/{name}.md": "# A\n" for name in LINKED}))
PAGE = SimpleNamespace(
    title='Pain "at night" & more', url="pain/", canonical_url="https://guide.example/pain/",
    previous_page=None, next_page=None, content="<h1>Pain</h1><!-- report -->", toc=(),
)  # fmt: skip


@pytest.fixture(params=["errors@guide.example", "errors+ward@guide.example", ""])
def config(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REPORT_MAIL", request.param)
    monkeypatch.setenv("REPO_URL", "https://forge.example/guide")
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.extra["shown"] = SHOWN
    return config


def part(config, name: str, page=PAGE) -> html.HtmlElement:
    """Return a part of the theme as it is shown below a page."""
    env = config.theme.get_env()
    env.filters["url"] = str
    text = env.get_template(f"partials/guide-{name}.html").render(config=config, page=page)
    return html.fragment_fromstring(text, create_parent="div")


def mails(root: html.HtmlElement) -> list[str]:
    return [href for href in root.xpath(".//a/@href") if href.startswith("mailto:")]


def test_each_page_offers_a_mail_with_its_title_address_and_version_filled_in(config):
    mail = config.extra["report_mail"]
    found = mails(part(config, "footer"))
    assert len(found) == bool(mail)
    for address in found:
        parts = urlsplit(address)
        assert unquote(parts.path) == mail
        assert "@" in parts.path
        filled = {name: values[0] for name, values in parse_qs(parts.query).items()}
        assert filled["subject"] == 'Error on the page: Pain "at night" & more'
        assert filled["body"].split("\r\n")[:3] == [
            'Page: Pain "at night" & more',
            "Address: https://guide.example/pain/",
            f"Version: {SHOWN.version.words}",
        ]
        # Programs for mail show a plus sign as it is.
        assert "+" not in parts.query


def test_the_page_on_reporting_names_the_address_and_leads_to_the_form_in_any_case(config):
    mail = config.extra["report_mail"] or ""
    root = part(config, "contents")
    (box,) = root.find_class("guide-report")
    assert box.get("data-tracker") == "https://forge.example/guide"
    assert box.get("data-mail", "") == mail
    assert [link.text for link in root.xpath(".//a[starts-with(@href, 'mailto:')]")] == [mail] * bool(mail)
    assert ("You need no account" in root.text_content()) == bool(mail)


def test_a_page_that_was_not_found_offers_no_mail(config):
    assert mails(part(config, "footer", page=None)) == []
