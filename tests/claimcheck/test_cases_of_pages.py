"""What once got past the gate on a page, or was wrongly reported there: the number of each case, and its neighbours.

A case is its input and all that is found on the page, as line:column rule; the text begins in line 13, and what is
right is silent.
"""

import pytest
from cases import on_page

CASES = {
    "01 a link that states something": ("[Blix ends pain in 9 of 10 adults](index.md)", "13:1 uncited-claim"),
    "01 behind a claim": ("Pain fell {c}. [Blix ends all pain](index.md)", "13:25 split-sentence, 13:25 uncited-claim"),
    "01 neighbour: to a section": ("[Blix ends all pain](#pain)", "13:1 uncited-claim"),
    "01 neighbour: to the web": ("[Blix ends all pain](https://example.org/)", "13:1 uncited-claim"),
    "01 neighbour: in an item": ("- [Blix ends all pain](index.md)", "13:3 uncited-claim"),
    "01 right: the title of the page": ("[Pain](index.md)", ""),
    "02 a heading of two sentences": ("## Blix ends pain. It is safe\n\nPain fell {c}.", "13:1 claim-in-heading"),
    "02 in words": ("## Blix helps ninety per cent\n\nPain fell {c}.", "13:1 claim-in-heading"),
    "02 of a hundred": ("## Pain gone in 80 in 100\n\nPain fell {c}.", "13:1 claim-in-heading"),
    "02 neighbour: a question that is answered": (
        "## Does Blix help? It does\n\nPain fell {c}.",
        "13:1 claim-in-heading",
    ),
    "02 neighbour: a table header": (
        "| Blix ends pain. It is safe | Source |\n| --- | --- |\n| Pain | {c} |",
        "13:1 claim-in-heading",
    ),
    "02 neighbour: the title of a reading": (
        '!!! reading "Blix ends pain. It is safe"\n\n    The trials were small.',
        "13:1 plain-markdown, 15:5 plain-markdown",
    ),
    "02 neighbour: a fraction": ("## Relief in three quarters\n\nPain fell {c}.", "13:1 claim-in-heading"),
    "02 right: a topic": ("## Who was studied, and how\n\nPain fell {c}.", ""),
    "03 a certainty that no card states": ("Pain was lower, with high certainty {c}.", "13:22 certainty-not-in-source"),
    "03 neighbour: in other words": ("Pain was lower (certainty rated low) {c}.", "13:17 certainty-not-in-source"),
    "03 neighbour: a range": ("Pain was lower, with low to moderate certainty {c}.", "13:22 certainty-not-in-source"),
    "05 no space behind the full stop": (
        "Blix ends pain.It heals all {c}.",
        "13:1 uncited-claim, 13:16 split-sentence",
    ),
    "05 neighbour: behind a question": ("Does Blix end pain?It does {c}.", "13:1 uncited-claim, 13:20 split-sentence"),
    "05 neighbour: behind an exclamation": (
        "Blix ends pain!It heals all {c}.",
        "13:1 uncited-claim, 13:16 split-sentence",
    ),
    "05 neighbour: behind a bracket": (
        "Blix ends pain (all).It heals all {c}.",
        "13:1 uncited-claim, 13:22 split-sentence",
    ),
    "06 a zero-width space": (
        "Blix ends pain.\u200b It heals all {c}.",
        "13:1 uncited-claim, 13:16 odd-sign, 13:18 split-sentence",
    ),
    "06 a joiner as an entity": (
        "Blix ends pain.&zwnj; It heals all {c}.",
        "13:1 uncited-claim, 13:16 plain-markdown, 13:16 split-sentence",
    ),
    "06 a word joiner": (
        "Blix ends pain.\u2060 It heals all {c}.",
        "13:1 uncited-claim, 13:16 odd-sign, 13:18 split-sentence",
    ),
    "06 braille's space": (
        "Blix ends pain.\u2800It heals all {c}.",
        "13:1 uncited-claim, 13:16 odd-sign, 13:17 split-sentence",
    ),
    "06 a closing mark": (
        "He says «Blix ends pain.» It heals all {c}.",
        "13:1 uncited-claim, 13:9 odd-sign, 13:27 split-sentence",
    ),
    "06 a dash": ("Blix ends pain.\u2014 It heals all {c}.", "13:1 uncited-claim, 13:18 split-sentence"),
    "06 neighbour: a soft hyphen": (
        "Blix ends pain.\xad It heals all {c}.",
        "13:1 uncited-claim, 13:16 odd-sign, 13:18 split-sentence",
    ),
    "06 neighbour: Hangul's filler": (
        "Blix ends pain.\u3164It heals all {c}.",
        "13:1 uncited-claim, 13:16 odd-sign, 13:17 split-sentence",
    ),
    "06 neighbour: a mark of direction": (
        "Blix ends pain.\u200f It heals all {c}.",
        "13:1 uncited-claim, 13:16 odd-sign, 13:18 split-sentence",
    ),
    "06 neighbour: a byte order mark": (
        "Blix ends pain.\ufeff It heals all {c}.",
        "13:1 uncited-claim, 13:16 odd-sign, 13:18 split-sentence",
    ),
    "06 neighbour: an opening mark that closes": (
        "He says \u201eBlix ends pain.“ It heals all {c}.",
        "13:1 uncited-claim, 13:9 odd-sign, 13:27 split-sentence",
    ),
    "07 a leader": (
        "Blix ends pain\u2024 It heals all {c}.",
        "13:1 uncited-claim, 13:15 odd-sign, 13:17 split-sentence",
    ),
    "07 of Chinese": (
        "Blix ends pain\u3002 It heals all {c}.",
        "13:1 uncited-claim, 13:15 odd-sign, 13:17 split-sentence",
    ),
    "07 of full width": (
        "Blix ends pain\uff01 It heals all {c}.",
        "13:1 uncited-claim, 13:15 odd-sign, 13:17 split-sentence",
    ),
    "07 neighbour: of Arabic": (
        "Blix ends pain\u06d4 It heals all {c}.",
        "13:1 uncited-claim, 13:15 odd-sign, 13:17 split-sentence",
    ),
    "07 neighbour: of Hindi": (
        "Blix ends pain\u0964 It heals all {c}.",
        "13:1 uncited-claim, 13:15 odd-sign, 13:17 split-sentence",
    ),
    "07 neighbour: two marks in one": (
        "Blix ends pain\u203c It heals all {c}.",
        "13:1 uncited-claim, 13:15 odd-sign, 13:17 split-sentence",
    ),
    "07 neighbour: of Armenian": ("Blix ends pain\u0589 It heals all {c}.", "13:15 odd-sign"),
    "08 behind U.S.": (
        "Blix is sold in the U.S. 9 of 10 adults took it {c}.",
        "13:1 uncited-claim, 13:26 figure-not-in-source, 13:26 split-sentence, 13:31 figure-not-in-source",
    ),
    "08 behind no": (
        "When asked whether it helped, most said no. 9 of 10 adults left {c}.",
        "13:1 uncited-claim, 13:45 figure-not-in-source, 13:45 split-sentence, 13:50 figure-not-in-source",
    ),
    "08 neighbour: behind etc.": (
        "They had nausea, vomiting etc. Blix ends pain {c}.",
        "13:1 uncited-claim, 13:32 split-sentence",
    ),
    "08 neighbour: behind a.m.": (
        "It was given at 8 a.m. Blix ends pain {c}.",
        "13:1 uncited-claim, 13:24 split-sentence",
    ),
    "09 a citation in a hidden tag": (
        "Blix ends pain <span hidden>{c}</span>.",
        "13:16 plain-markdown, 13:43 citation-not-last",
    ),
    "09 by an attribute list": ("Blix ends pain *{c}*{ hidden }.", "13:16 plain-markdown, 13:32 citation-not-last"),
    "09 neighbour: in a template": (
        "Blix ends pain <template>{c}</template>.",
        "13:16 plain-markdown, 13:40 citation-not-last",
    ),
    "09 neighbour: in a comment": (
        "Blix ends pain <!-- {c} -->.",
        "13:1 uncited-claim, 13:16 plain-markdown, 13:16 unknown-placeholder",
    ),
    "09 neighbour: in code": ("Blix ends pain `{c}`.", "13:1 uncited-claim, 13:16 plain-markdown"),
    "10 the value of a box": ('Pain fell {c}.\n\n<input value="Blix ends pain.">', "15:1 plain-markdown"),
    "10 neighbour: what stands in an empty box": (
        'Pain fell {c}.\n\n<textarea placeholder="Blix ends pain."></textarea>',
        "15:1 plain-markdown",
    ),
    "10 neighbour: a choice": (
        "Pain fell {c}.\n\n<select><option>Blix ends pain.</option></select>",
        "15:1 plain-markdown",
    ),
    "10 neighbour: a document in a frame": (
        "Pain fell {c}.\n\n<iframe srcdoc='Blix ends pain.'></iframe>",
        "15:1 plain-markdown",
    ),
    "11 the title of a link": (
        'Pain [fell](index.md "Blix ends pain.") {c}.',
        "13:1 uncited-claim, 13:6 plain-markdown",
    ),
    "11 of a reference": (
        'Pain [fell][a] {c}.\n\n[a]: index.md "Blix ends pain."',
        "13:6 plain-markdown, 15:1 plain-markdown",
    ),
    "11 an abbreviation": ("NRS fell {c}.\n\n*[NRS]: Blix ends pain.", "15:1 plain-markdown"),
    "11 by an attribute list": (
        'Pain *fell*{ title="Blix ends pain." } {c}.',
        "13:1 uncited-claim, 13:6 plain-markdown",
    ),
    "11 neighbour: a label for screen readers": (
        'Pain <b aria-label="Blix ends pain">fell</b> {c}.',
        "13:6 plain-markdown",
    ),
    "11 neighbour: a picture's words": (
        "Pain fell {c}.\n\n![Blix ends pain.](a.png)",
        "15:1 plain-markdown, 15:20 dead-link",
    ),
    "12 a style with words": (
        "Pain fell {c}.\n\n<style>p::after { content: 'Blix ends pain.' }</style>",
        "15:1 plain-markdown",
    ),
    "12 a script with words": (
        "Pain fell {c}.\n\n<script>document.write('Blix ends pain.')</script>",
        "15:1 plain-markdown",
    ),
    "12 neighbour: a style by an attribute list": (
        "Pain fell {c}.\n{ style=\"list-style: 'Blix'\" }",
        "14:1 plain-markdown",
    ),
    "13 a mark of certainty": (
        'Pain <span class="guide-certainty" data-level="1">fell</span> {c}.',
        "13:6 plain-markdown, 13:48 figure-not-in-source",
    ),
    "13 neighbour: by an attribute list": ("Pain *fell*{ .guide-certainty } {c}.", "13:6 plain-markdown"),
    "14 a label for the contents": (
        '## Harms {: data-toc-label="Blix ends pain." }\n\nPain fell {c}.',
        "13:1 claim-in-heading, 13:10 plain-markdown",
    ),
    "14 neighbour: an id of one's own": ("## Harms {#blix-ends-pain}\n\nPain fell {c}.", "13:10 plain-markdown"),
    "15 a dialog": ("<dialog open>Blix ends pain</dialog> Pain fell {c}.", "13:1 plain-markdown"),
    "15 neighbour: a legend": (
        "<fieldset><legend>Blix ends pain</legend>Pain fell {c}.</fieldset>",
        "13:1 plain-markdown",
    ),
    "15 neighbour: a drawing": ("<svg><text>Blix ends pain</text></svg> Pain fell {c}.", "13:1 plain-markdown"),
    "15 neighbour: ruby": ("Pain fell <ruby>x<rt>Blix ends pain</rt></ruby> {c}.", "13:11 plain-markdown"),
    "16 a table of HTML": (
        "<table><tr><td>Blix ends pain</td></tr><tr><td>Pain fell {c}</td></tr></table>",
        "13:1 plain-markdown",
    ),
    "16 neighbour: a row of one cell": (
        "| Finding |\n| --- |\n| Blix ends pain |\n| Pain fell {c} |",
        "15:1 uncited-claim",
    ),
    "17 braces in a sentence": ('Pain fell { says="Blix ends pain" } at rest {c}.', "13:11 plain-markdown"),
    "17 neighbour: a tag that is none": ("Pain fell <Blix ends pain> at rest {c}.", "13:11 plain-markdown"),
    "17 neighbour: an escaped end of a tag": ("Pain fell <b Blix ends pain\\> at rest {c}.", "13:11 plain-markdown"),
    "18 code": ("Pain fell {c}.\n\n`Blix ends pain.`", "15:1 plain-markdown"),
    "18 code in a fence": ("Pain fell {c}.\n\n```\nBlix ends pain.\n```", "15:1 plain-markdown"),
    "18 neighbour: code by indentation": ("Pain fell {c}.\n\n    Blix ends pain.", "15:5 plain-markdown"),
    "18 neighbour: a fence of tildes": ("Pain fell {c}.\n\n~~~\nBlix ends pain.\n~~~", "15:1 plain-markdown"),
    "19 figures in a reading": (
        '!!! reading "Our reading"\n\n    Blix helps half of all adults.',
        "15:16 figure-in-reading",
    ),
    "19 a citation in a reading": ('!!! reading "Our reading"\n\n    The trial was small {c}.', "15:5 reading-box"),
    "19 a second reading": (
        '!!! reading "Our reading"\n\n    It was small.\n\n!!! reading "Our reading"\n\n    It was old.',
        "17:1 reading-box",
    ),
    "19 neighbour: a table in it": (
        '!!! reading "Our reading"\n\n    | a | b |\n    | --- | --- |\n    | 9 | 10 |',
        "15:5 plain-markdown, 16:5 plain-markdown, 17:5 plain-markdown",
    ),
    "19 neighbour: a box in it": (
        '!!! reading "Our reading"\n\n    It was small.\n\n    !!! reading "Our reading"\n\n        It was old.',
        "17:5 plain-markdown, 19:9 plain-markdown",
    ),
    "20 a waived figure": ("Blix helps 90%. <!-- no-source: method -->", "13:1 uncited-claim"),
    "20 neighbour: a waived drug": ("Ketamine ends all pain. <!-- no-source: method -->", "13:1 uncited-claim"),
    "20 neighbour: a waived number in words": (
        "Half of all adults are well. <!-- no-source: method -->",
        "13:1 uncited-claim",
    ),
    "20 right: where to look": ("See the other pages. <!-- no-source: navigation -->", ""),
    "24 circled letters": (
        "Pain fell {c}.\n\n\u24b7\u24db\u24d8\u24e7 \u24d4\u24dd\u24d3\u24e2 \u24df\u24d0\u24d8\u24dd.",
        "15:1 odd-sign, 15:1 plain-markdown",
    ),
    "24 braille": ("Pain fell {c}.\n\n\u2803\u2807\u280a\u282d", "15:1 odd-sign, 15:1 plain-markdown"),
    "24 neighbour: pictures": ("Pain fell {c}.\n\n\U0001f48a\U0001f642", "15:1 odd-sign, 15:1 plain-markdown"),
    "24 neighbour: letters of mathematics": (
        "Pain fell {c}.\n\n\U0001d401\U0001d425\U0001d422\U0001d431 ends pain.",
        "15:1 odd-sign, 15:1 uncited-claim",
    ),
    "26 a no-break space alone on a line": (
        "Pain fell {c}.\n\xa0\n    Blix ends pain.",
        "14:1 odd-sign, 14:1 plain-markdown, 15:5 plain-markdown",
    ),
    "26 an em space": (
        "Pain fell {c}.\n\u2003\n    Blix ends pain.",
        "14:1 odd-sign, 14:1 plain-markdown, 15:5 plain-markdown",
    ),
    "26 neighbour: a form feed": (
        "Pain fell {c}.\n\x0c\n    Blix ends pain.",
        "14:1 odd-sign, 14:1 plain-markdown, 15:5 plain-markdown",
    ),
    "26 neighbour: an ideographic space": (
        "Pain fell {c}.\n\u3000\n    Blix ends pain.",
        "14:1 odd-sign, 14:1 plain-markdown, 15:5 plain-markdown",
    ),
    "27 a number sign behind code": ("Pain fell {c}.\n\n`x` # Blix ends pain", "15:1 plain-markdown"),
    "27 in an item": ("Pain fell {c}.\n- # Blix ends pain", "14:1 plain-markdown"),
    "27 behind a backslash": ("Pain fell {c}.\n\n# Blix ends pain\\", "15:1 claim-in-heading, 15:17 plain-markdown"),
    "27 neighbour: in a quote": ("Pain fell {c}.\n> # Blix ends pain", "14:1 plain-markdown"),
    "28 an attribute list alone": ('Pain fell {c}.\n\n{: says="Blix ends pain" }', "15:1 plain-markdown"),
    "28 neighbour: at the start": ("{ Blix ends pain }\n\nPain fell {c}.", "13:1 plain-markdown"),
    "29 a rule within a line": ("Blix ends pain<hr>Pain fell {c}.", "13:15 plain-markdown"),
    "29 neighbour: a line break": ("Blix ends pain<br>Pain fell {c}.", "13:15 plain-markdown"),
    "29 neighbour: the end of a block": ("Blix ends pain</p>Pain fell {c}.", "13:15 plain-markdown"),
    "30 HTML with Markdown off": (
        'Pain fell {c}.\n\n<div markdown="0">\n`Blix ends pain.`\n</div>',
        "15:1 plain-markdown, 16:1 plain-markdown, 17:1 plain-markdown",
    ),
    "30 neighbour: a class of that name": (
        'Pain fell {c}.\n\n<div class="markdown">\nBlix ends pain.\n</div>',
        "15:1 plain-markdown, 16:1 uncited-claim, 17:1 plain-markdown",
    ),
    "31 a picture of HTML": ('Pain fell {c}.\n\n<img data-alt="" alt="Blix ends pain">', "15:1 plain-markdown"),
    "31 neighbour: by a block": (
        "Pain fell {c}.\n\n/// html | img[alt='Blix ends pain']\n///",
        "15:1 plain-markdown, 16:1 plain-markdown",
    ),
    "32 a comment that browsers end": ("Pain fell {c}.\n\n<!-- {c} --!> Blix ends pain.", "15:1 plain-markdown"),
    "32 neighbour: a comment in an attribute": (
        'Pain fell {c}.\n\n<b title="<!--">Blix ends pain</b> {c} -->',
        "15:1 plain-markdown, 15:11 unknown-placeholder",
    ),
    "32 neighbour: a comment without its end": ("Pain fell {c}.\n\n<!-- Blix ends pain", "15:1 plain-markdown"),
    "33 a sign that Markdown drops": (
        "Pain fell {c}.\n\n<!--\x02> Blix ends pain. -->",
        "15:1 unknown-placeholder, 15:5 odd-sign",
    ),
    "33 neighbour: in code": ("Pain fell {c}.\n\n`Blix ends pain.`\x03`", "15:1 plain-markdown, 15:18 odd-sign"),
    "34 the title of code": ('Pain fell {c}.\n\n``` {.py title="Blix ends pain."}\nx\n```', "15:1 plain-markdown"),
    "34 neighbour: spaces above the text": (
        "    \n    Blix ends pain.\n\nPain fell {c}.",
        "13:1 plain-markdown, 14:5 plain-markdown",
    ),
    "35 a sign of private use": ("Blix ends\ue000 pain.", "13:1 uncited-claim, 13:10 odd-sign"),
    "35 neighbour: another": ("Pain fell\uf8ff {c}.", "13:10 odd-sign"),
    "51 a base": ('Pain fell {c}.\n\n<base href="//evil.example/">', "15:1 plain-markdown"),
    "52 a script": ("Pain fell {c}.\n\n<script src=x.js></script>", "15:1 plain-markdown"),
    "52 a handler by an attribute list": ('Pain *fell*{ onclick="x()" } {c}.', "13:6 plain-markdown"),
    "52 neighbour: a handler of a picture": ('Pain fell <img src=x onerror="x()"> {c}.', "13:11 plain-markdown"),
    "56 a load by a style": (
        "Pain fell {c}.\n\n<p style='background:url(//evil.example/x.png)'>",
        "15:1 plain-markdown",
    ),
    "56 neighbour: a refresh": (
        'Pain fell {c}.\n\n<meta http-equiv="refresh" content="0;//evil.example">',
        "15:1 plain-markdown",
    ),
    "56 neighbour: a picture from elsewhere": (
        "Pain fell {c}.\n\n![](https://evil.example/x.png)",
        "15:1 plain-markdown",
    ),
    "58 a link that runs": ("Pain [fell](javascript:alert(1)) {c}.", "13:6 plain-markdown, 13:13 dead-link"),
    "58 data in a link": ("Pain [fell](data:text/html,x) {c}.", "13:6 plain-markdown, 13:13 dead-link"),
    "58 neighbour: VBScript in capitals": ("Pain [fell](VBScript:x) {c}.", "13:6 plain-markdown, 13:13 dead-link"),
    "58 neighbour: a file": ("Pain [fell](file:///etc/x) {c}.", "13:6 plain-markdown, 13:13 dead-link"),
    "58 neighbour: with a tab in its scheme": ("Pain [fell](java\x09script:x) {c}.", "13:6 plain-markdown"),
    "58 right: letters and the web": ("Pain [fell](https://example.org/a) as [told](mailto:a@example.org) {c}.", ""),
    "68 a place of the presentation": (
        'Pain fell {c}.\n\n<span class="guide-cite" data-keys="nobody"></span>',
        "15:1 plain-markdown",
    ),
    "68 neighbour: a comment that fills in nothing": (
        "Pain fell {c}.\n\n<!-- guide-cite -->",
        "15:1 unknown-placeholder",
    ),
    "63 an address with an open bracket": (
        "Pain [fell](https://[x) {c}.",
        "13:6 plain-markdown, 13:21 malformed-citation",
    ),
    "63 neighbour: of HTML": (
        'Pain <a href="https://[x">fell</a> {c}.',
        "13:6 plain-markdown, 13:23 malformed-citation",
    ),
    "63 neighbour: a port that is none": ("Pain [fell](https://example.org:x/) {c}.", "13:13 dead-link"),
    "75 in the second line": ("Pain fell\nin 99% {c}.", "13:10 split-sentence, 14:4 figure-not-in-source"),
    "75 in a reading": (
        '!!! reading "Our reading"\n\n    It was seldom,\n    in 99% of them.',
        "15:19 split-sentence, 16:8 figure-in-reading",
    ),
    "75 neighbour: behind a tab": ("Pain\x09fell in 99% {c}.", "13:5 plain-markdown, 13:14 figure-not-in-source"),
    "75 neighbour: behind an emoji": ("Pain \U0001f642 fell in 99% {c}.", "13:6 odd-sign, 13:16 figure-not-in-source"),
    "75 neighbour: behind accents apart": (
        "Pain of Me\u0301nie\u0300re fell in 99% {c}.",
        "13:11 odd-sign, 13:27 figure-not-in-source",
    ),
    "75 neighbour: in a cell behind an escaped pipe": (
        "| a | b |\n| --- | --- |\n| a \\| b 99% | {c} |",
        "15:10 figure-not-in-source",
    ),
    "76 right: U.S.": ("The U.S. Food and Drug Administration allowed it {c}.", ""),
    "76 right: i.v. at the end": ("Ketamine was given i.v. {c}.", ""),
    "76 right: vs.": ("Ketamine vs. IV morphine was tried {c}.", ""),
    "76 right: e.g.": ("Some drugs, e.g. Midazolam, were given {c}.", ""),
    "76 right: a species": ("E. coli grew {c}.", ""),
    "76 right: an initial": ("J. Hardy led it {c}.", ""),
    "76 right: a month": ("It ended in Dec. after years {c}.", ""),
    "76 right: a company": ("Janssen Inc. paid for it {c}.", ""),
    "76 right: No.": ("The No. of people fell {c}.", ""),
    "76 right: neighbour: approx.": ("It took approx. as long {c}.", ""),
    "76 right: neighbour: Prof. and Dr.": ("Prof. Hardy and Dr. Bell led it {c}.", ""),
    "76 right: neighbour: i.m.": ("Ketamine was given i.m. or s.c. {c}.", ""),
    "76 right: neighbour: a month of autumn": ("It began in Sept. and went on {c}.", ""),
    "76 right: neighbour: Ltd.": ("Blix Ltd. paid for it {c}.", ""),
    "77 right: a question in a sentence": ("People were asked “Does it help?” at each visit {c}.", ""),
    "77 right: a name with a mark": ("The PODCAST! trial was stopped {c}.", ""),
    "77 right: neighbour: an ellipsis": ("The scale asks “My pain is …” and goes on {c}.", ""),
    "77 right: neighbour: a mark in single quotes": ("Some said ‘stop!’ at once {c}.", ""),
    "78 right: an interval": ("| Effect (95% CI) | Source |\n| --- | --- |\n| Pain | {c} |", ""),
    "78 right: a scale": ("| Pain (0 to 10) | Source |\n| --- | --- |\n| Pain | {c} |", ""),
    "78 right: a phase": ("## Phase 2 trials\n\nPain fell {c}.", ""),
    "78 right: an age": ("## Children under 18 years\n\nPain fell {c}.", ""),
    "78 right: neighbour: another scale": ("| Pain, 0 to 100 mm | Source |\n| --- | --- |\n| Pain | {c} |", ""),
    "78 right: neighbour: older people": ("## Adults aged 65 years and older\n\nPain fell {c}.", ""),
    "78 right: neighbour: 99%": ("| Effect (99% CI) | Source |\n| --- | --- |\n| Pain | {c} |", ""),
    "84 two terms": ("CRPS\nRSD\n:   Pain fell {c}.", "13:1 uncited-claim, 13:5 split-sentence, 15:1 plain-markdown"),
    "84 right: a needle": ("A 25g needle was used {c}.", ""),
    "84 right: a word": ("The word ug is old {c}.", ""),
    "84 right: neighbour: gauge": ("A 22-gauge needle was used {c}.", ""),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES)
def test_a_page_has_these_findings_and_no_others(text: str, found: str):
    assert ", ".join(on_page(text)) == found


@pytest.mark.parametrize(
    "text",
    ["<div markdown>\n" * 300 + "Pain fell.", "[" * 3000, "*" * 3000, "> " * 3000 + "Pain fell.", "    " * 900 + "- a"],
    ids=["73 nested without end", "brackets", "stars", "quotes", "items"],
)
def test_what_is_nested_without_end_is_told_and_no_crash(text: str):
    assert on_page(text)[0].startswith("13:")
