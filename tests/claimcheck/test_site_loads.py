"""The site gate: what is loaded from another host, what runs, and what is drawn, as browsers read pages."""

import pytest
from built import findings_of, of_text, page

HERE = "https://cdn.example"

LOADS = {
    "a script": f'<script src="{HERE}/x.js"></script>',
    "a style sheet, by the page's own scheme": '<link rel="stylesheet" href="//cdn.example/x.css">',
    "a connection": '<link rel="preconnect" href="https://fonts.example">',
    "a name to look up": '<link rel="dns-prefetch" href="//fonts.example">',
    "an icon": f'<link rel="icon" href="{HERE}/i.png">',
    "a style sheet that is an alternative too": f'<link rel="alternate stylesheet" href="{HERE}/x.css">',
    "candidates of a preload": f'<link rel="preload" as="image" imagesrcset="{HERE}/x.png 1x">',
    "what comes next": f'<link rel="prefetch" href="{HERE}/next">',
    "a manifest": f'<link rel="manifest" href="{HERE}/m.json">',
    "an image": f'<img src="{HERE}/x.png" alt="">',
    "an image without slashes": '<img src="https:cdn.example/x.png" alt="">',
    "an image with backslashes": '<img src="\\\\cdn.example\\x.png" alt="">',
    "an image with a tab in its scheme": '<img src="ht&#9;tps://cdn.example/x.png" alt="">',
    "an image behind a control character": '<img src="&#1;https://cdn.example/x.png" alt="">',
    "an image in capitals": '<IMG SRC="HTTPS://CDN.EXAMPLE/x.png" alt="">',
    "a second candidate": f'<img srcset="a.png 1x, {HERE}/x.png 2x" alt="">',
    "a candidate behind a comma alone": f'<img srcset="a.png 9x,{HERE}/x.png 1x" alt="">',
    "a candidate of a picture": f'<picture><source srcset="{HERE}/x.png"></picture>',
    "a poster": '<video poster="http://cdn.example/x.png"></video>',
    "a track": f'<video><track src="{HERE}/x.vtt"></video>',
    "a form": f'<form action="{HERE}/"></form>',
    "a button": f'<button formaction="{HERE}/x"></button>',
    "who is told of a click": f'<a href="#top" ping="{HERE}/x">fell</a>',
    "a background": f'<table background="{HERE}/x.png"></table>',
    "a picture in a drawing": f'<svg><image href="{HERE}/x.png"></image></svg>',
    "a picture in a drawing, the old way": f'<svg><image xlink:href="{HERE}/x.png"></image></svg>',
    "a symbol": f'<svg><use href="{HERE}/x.svg#a"></use></svg>',
    "a symbol, the old way": f'<svg><use xlink:href="{HERE}/x.svg#a"></use></svg>',
    "a script in a drawing": f'<svg><script xlink:href="{HERE}/x.js"></script></svg>',
    "a picture in a filter": f'<svg><filter><feImage href="{HERE}/x.png"></feImage></filter></svg>',
    "a fill": f'<svg><rect fill="url({HERE}/x.svg#a)"></rect></svg>',
    "a mask": f'<svg><rect mask="url({HERE}/x.svg#a)"></rect></svg>',
    "a style": f"<div style=\"background: url('{HERE}/x.png')\"></div>",
    "a style in capitals": '<div style="background: URL(HTTPS://CDN.EXAMPLE/x.png)"></div>',
    "a style with an escape": r'<div style="background:u\72l(https://cdn.example/x.png)"></div>',
    "a style with an escaped address": r'<div style="background:url(\68ttps://cdn.example/x.png)"></div>',
    "a set of pictures": f"<div style=\"background:image-set('{HERE}/x.png' 1x)\"></div>",
    "an import": f"<style>@import '{HERE}/x.css';</style>",
    "an import without a space": f'<style>@import"{HERE}/x.css";</style>',
    "an import behind a comment": f'<style>@import/**/"{HERE}/x.css";</style>',
    "a font": f"<style>@font-face {{ font-family: x; src: url({HERE}/x.woff2) }}</style>",
    "a refresh": f'<meta http-equiv="refresh" content="0; url={HERE}/">',
    "a refresh without url": f'<meta http-equiv="Refresh" content="1; {HERE}/x">',
    "a refresh with a comma": f"<meta http-equiv='refresh' content='1,url=\"{HERE}/x\"'>",
    "a script that fetches": f"<script>fetch('{HERE}/')</script>",
    "a module that imports": f'<script type="module">import "{HERE}/x.js"</script>',
    "a script with escaped slashes": r"<script>fetch('https:\/\/cdn.example\/')</script>",
    "a script that leaves out the scheme": "<script>import('//cdn.example/x.js')</script>",
    "a socket": "<script>new WebSocket('wss://cdn.example/')</script>",
    "rules of speculation": f'<script type="speculationrules">{{"prefetch":[{{"urls":["{HERE}/"]}}]}}</script>',
    "a base": f'<base href="{HERE}/">',
    "a base by the page's own scheme": '<base href="//cdn.example/">',
    "a frame": f'<iframe src="{HERE}/"></iframe>',
    "an object": f'<object data="{HERE}/x.svg"></object>',
    "an embedded file": f'<embed src="{HERE}/x.svg">',
}
STAYS = {
    "a link that the reader follows": '<a href="https://doi.org/10.1/x"></a>',
    "a link of a drawing": '<svg><a href="https://doi.org/10.1/x"></a></svg>',
    "the page's own address": '<link rel="canonical" href="https://example.org/">',
    "a licence": '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    "a picture that the page holds": '<img src="data:image/png;base64,AAAA" alt="">',
    "candidates that the page holds": '<img srcset="data:image/png;base64,AAAA 1x, b.png 2x" alt="">',
    "an address in words": '<p title="url(https://cdn.example/)">url of https://cdn.example/</p>',
    "a path with a colon": '<img src="./a:b.png" alt="">',
    "a fill of the page": '<svg><rect fill="url(#a)"></rect></svg>',
    "a style that chooses by address": '<style>a[href*="//doi.org/"] { color: red }</style>',
    "a style in a comment": "<style>/* url(https://cdn.example/x.png) */</style>",
    "a style that prints a colon": "<style>@page { content: 'Certainty: low' }</style>",
    "data": '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
    "the name of a language": "<script>make('http://www.w3.org/2000/svg')</script>",
    "a comment of a script": "<script>// a note\nlet x = 'a//b'</script>",
}
RUNS = {
    "a handler": '<img src="a.png" alt="" onload="x()">',
    "a handler in capitals": '<p ONCLICK="x()">a</p>',
    "a handler of a style": "<style onload='x()'></style>",
    "a script of an author": "<script>x()</script>",
    "a file of a script": '<script src="x.js"></script>',
    "a style of an author": "<style>p::after { content: 'Ketamine cures.' }</style>",
    "a frame with a document": '<iframe srcdoc="&lt;p&gt;Ketamine cures."></iframe>',
    "a frame": '<iframe src="x.html"></iframe>',
    "a document in an address": '<object data="data:text/html,x"></object>',
    "an embedded file": '<embed src="x.svg">',
    "a base": '<base href="/x/">',
    "a refresh": '<meta http-equiv="refresh" content="0; url=x.html">',
    "a template": '<div><template shadowrootmode="open">Ketamine cures.</template></div>',
    "a link that runs": '<a href="javascript:x()">a</a>',
    "a link that runs, in disguise": '<a href=" java&#10;script:x()">a</a>',
    "a link to what it holds": '<a href="data:text/html,x">a</a>',
    "a link of another kind": '<a href="vbscript:x">a</a>',
    "a link of a drawing that runs": '<svg><a xlink:href="javascript:x()"></a></svg>',
    "a form that runs": '<button formaction="javascript:x()"></button>',
    "a drawing that changes a link": '<svg><a><set attributeName="href" to="javascript:x()"></set></a></svg>',
    "HTML in a drawing": "<svg><foreignObject><p>Ketamine cures.</p></foreignObject></svg>",
}
RESTS = {
    "links": '<a href="https://doi.org/10.1/x">a</a> <a href="mailto:a@b.example">b</a> <a href="#top">c</a>',
    "a picture": '<img src="data:image/png;base64,AAAA" alt="">',
    "data": '<script type="application/ld+json">{}</script>',
    "an attribute that begins like a handler": '<p data-on="x" lang="on">a</p>',
    "a drawing": '<svg style="fill: none"><title>Pain</title><text>a</text></svg>',
}


@pytest.mark.parametrize("element", LOADS.values(), ids=LOADS)
def test_what_would_be_loaded_from_another_host_is_found_on_its_line(tmp_path, element):
    assert (4, "other-host") in of_text(tmp_path, element)


@pytest.mark.parametrize("element", STAYS.values(), ids=STAYS)
def test_what_stays_here_or_is_followed_by_the_reader_is_no_load(tmp_path, element):
    assert "other-host" not in [rule for _, rule in of_text(tmp_path, element)]


@pytest.mark.parametrize("element", RUNS.values(), ids=RUNS)
def test_what_runs_or_shows_another_document_is_found_on_its_line(tmp_path, element):
    assert (4, "active-content") in of_text(tmp_path, element)


@pytest.mark.parametrize("element", RESTS.values(), ids=RESTS)
def test_what_only_stands_there_does_not_run(tmp_path, element):
    assert "active-content" not in [rule for _, rule in of_text(tmp_path, element)]


@pytest.mark.parametrize(
    "end", ["</body></html>", "</html>", "</html></html>", "</article></main></body></html><html><body>"]
)
def test_what_stands_behind_the_end_of_the_page_is_read_too(tmp_path, end):
    text = f'{end}<script src="https://x.example/a.js"></script><p onclick="x()">Pain [@hardy2012]</p>'
    found = of_text(tmp_path, text)
    assert {(4, "other-host"), (4, "active-content"), (4, "raw-citation")} <= set(found)


def test_a_broken_tag_with_any_name_stops_nothing(tmp_path):
    found = of_text(tmp_path, '<p><igraine, href="https://x.example/a" onclick="x()">Pain</p>')
    assert {(4, "other-host"), (4, "active-content")} <= set(found)


def test_the_theme_may_have_scripts_and_styles_outside_of_the_text(tmp_path):
    head = '<script>let x = 1</script><style>p { color: red }</style><link rel="stylesheet" href="a.css">'
    rules = [rule for _, _, rule in findings_of(tmp_path, {"index.html": page("", head=head), "a.css": ""})]
    assert "active-content" not in rules


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.css", "p { color: red }\nb { background: url(https://cdn.example/x.png) }", 2),
        ("a.css", "p{background:URL(HTTPS://cdn.example/x.png)}", 1),
        ("a.css", '/* a\nb */ @import"https://cdn.example/x.css";', 2),
        ("a.css", "b{background:image-set('https://cdn.example/y.png' 1x)}", 1),
        ("a.js", "let x = 1\nfetch('https://cdn.example/')", 2),
        ("sw.js", "importScripts('//cdn.example/x.js')", 1),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://cdn.example/x.png"/></svg>', 1),
    ],
)
def test_a_file_that_loads_from_another_host_is_found_on_its_line(tmp_path, name, text, line):
    assert (name, line, "other-host") in findings_of(tmp_path, {"index.html": page(""), name: text})


def test_an_escape_of_no_sign_at_all_stops_nothing(tmp_path):
    sheet = r'.a::before { content: "\0 \110000 \ffffff \"" }' + "\n.b { background: url(https://cdn.example/b.png) }"
    assert ("a.css", 2, "other-host") in findings_of(tmp_path, {"index.html": page(""), "a.css": sheet})


def test_a_feed_and_a_map_of_the_site_name_its_addresses(tmp_path):
    feed = '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://example.org/guide/"/></feed>'
    assert "other-host" not in [rule for *_, rule in findings_of(tmp_path, {"index.html": page(""), "a.xml": feed})]


def test_a_script_in_a_picture_file_is_found(tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg">\n<script>x()</script><g onclick="x()"/></svg>'
    found = findings_of(tmp_path, {"index.html": page(""), "a.svg": drawing})
    assert found.count(("a.svg", 2, "active-content")) == 2


@pytest.mark.parametrize(
    ("drawing", "found"),
    [
        ("<svg><text>Pain <span>at rest</span></text></svg>", True),
        ("<svg><title>Pain <abbr>CRPS</abbr></title></svg>", True),
        ("<svg><g><sub>2</sub></g></svg>", True),
        ("<svg><text>Pain <tspan>at rest</tspan></text><title>Pain</title><use href='#a'></use></svg>", False),
        ("<svg><linearGradient><stop></stop></linearGradient><clipPath></clipPath></svg> <span>Pain</span>", False),
        ("<svg><foreignObject><span>Pain</span></foreignObject></svg>", False),
    ],
)
def test_html_in_a_drawing_is_found_since_browsers_end_the_drawing_there(tmp_path, drawing, found):
    assert ("html-in-svg" in [rule for _, rule in of_text(tmp_path, drawing)]) is found
