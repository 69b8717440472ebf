"""Links between pages, wherever each stands."""

import posixpath
from itertools import product

import pytest
from presentation.addresses import way

URLS = ["", "./", "a/", "a/b/", "a/b.html", "index.html", "b/c/d/", "a/b/c.html", "404.html", "a/x/", "print/", "ab/c/"]


@pytest.mark.parametrize(("url", "here"), list(product(URLS, URLS)))
def test_a_link_leads_from_one_page_to_the_other(url: str, here: str):
    led = posixpath.normpath(posixpath.join("/", posixpath.dirname(here), way(url, here)))
    assert led == posixpath.normpath(f"/{url}")
    assert way(url, here).endswith("/") == (url.endswith("/") or not url)
