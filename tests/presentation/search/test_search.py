"""The search in a real browser: what clinicians type, and where it leads, with the keyboard alone."""

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import PHONE, Site
from lxml import html
from playwright.sync_api import Locator, Page, Route, expect
from presentation.search.index import page_answers, search_index
from presentation.search.sections import FoundPage, Section, sections_of
from presentation.search.words import WORDS, indexed_words, stem, words
from reader.queries import address_of
from serving import KINDS

ROOT = Path(__file__).parents[3]


def search(page: Page, query: str) -> Locator:
    """Type `query` as a person does, and return the pages found once they are there."""
    page.get_by_role("searchbox", name="Search the guide").click()
    page.keyboard.type(query)
    expect(page.locator(".guide-results")).to_have_attribute("data-query", query)
    return page.locator(".guide-results__page")


def held_back(page: Page) -> list[Route]:
    """Hold the cards of the sources back, and return where the request for them will be, to be continued."""
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/search/sources.js?*", hold)
    return late


def index_of(site: Site, name: str) -> dict:
    """Return what a script of the index hands over."""
    script = (site.folder / "search" / name).read_text("utf-8").rstrip("\n").rpartition("\n")[2]
    return json.loads(script.removeprefix("guideIndex(").removesuffix(");"))


def found(page: Page, query: str) -> list[str]:
    """Return the addresses below the home page of what the search finds, best first, once it has been fetched."""
    return page.evaluate("query => guideFind(query).groups.map(({ page }) => page.address)", query)


def with_cards(page: Page) -> None:
    """Have the cards of the sources fetched, which come when an author is looked for."""
    page.get_by_role("searchbox", name="Search the guide").fill("hardy 2012")
    page.wait_for_function("() => guideFind('Hardy 2012').groups[0]?.page.card")


# What the index holds


def test_words_are_cut_and_folded_alike():
    assert words("S-Ketamine 0.35 mg/kg, Ménière, 5 µg") == [
        "s", "ketamine", "0.35", "mg", "kg", "meniere", "5", "microgram",
    ]  # fmt: skip
    assert words("blad\u00adder, can\u2019t, mcg/kg") == ["bladder", "cant", "microgram", "kg"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a bolus of 0.35 mg/kg", {"0.35"}),
        ("10, 30 and 50 mg", {"10", "30", "50"}),
        ("0.25 to 1.5 mg/kg", {"0.25", "1.5"}),
        ("ketamine 10% cream", {"10"}),
        ("odds ratio 0.85 (95% CI 0.71 to 1.01)", set()),
        ("in 2018, 31% of 93 people", set()),
    ],
)
def test_of_the_numbers_the_index_holds_doses_and_strengths(text: str, kept: set[str]):
    assert {word for word in indexed_words(text) if word[0].isdigit()} == kept


def test_sections_are_cut_at_headings_and_leave_out_what_is_marked():
    source = (
        '<h1>Pain</h1><p>Above.</p><h2 id="a">First <a class="headerlink">¶</a></h2><p>Only <b>this</b>.</p>'
        '<div data-search-exclude><h2 id="refs">References</h2><p>Hidden.</p></div><h3 id="b">Second</h3><p>That.</p>'
    )
    assert sections_of(source, {"b": "Who asks?", "pain": "Why?", "": "Pain?"}) == (
        Section("", "", "Above.", "Above.", "Why? Pain?"),
        Section("a", "First", "Only this.", "Only this."),
        Section("b", "Second", "That.", "That.", "Who asks?"),
    )


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("<p>Pain fell.\nIt came back.</p>", "Pain fell."),
        ("<ul><li>Pain fell<span data-search-exclude>[1]</span>.</li><li>It came back.</li></ul>", "Pain fell."),
        ("<p>Pain fell on <abbr>NMDA</abbr> alone.</p>", "Pain fell on NMDA alone."),
        ("<p>Hardy 2012 saw no gain.</p>", "Hardy 2012 saw no gain."),
        # A figure stands beside its source alone, and a sentence cut short may say the contrary.
        ("<p>Pain fell by 10 mm.</p>", ""),
        ("<p>Pain fell with 0.3 mg/kg.</p>", ""),
        ("<p>Half of them had less pain.</p>", ""),
        (f"<p>{'Pain fell and ' * 20}came back.</p>", ""),
        ("<table><tbody><tr><td>Pain</td></tr></tbody></table>", ""),
    ],
)
def test_the_answer_is_the_first_sentence_and_states_no_figure(source: str, answer: str):
    assert sections_of(f'<h2 id="a">A</h2>{source}', {})[1].answer == answer


def test_what_is_not_known_and_what_no_source_says_are_found_by_themselves():
    source = (
        '<h2 id="a">Taper</h2><p>Documents differ.\nNo step by mouth was found in the sources read.</p>'
        '<h2 id="what-is-not-known">What is not known</h2><ul><li>How long.</li><li>For whom.</li></ul>'
    )
    assert [(section.anchor, section.answer) for section in sections_of(source, {})[1:]] == [
        ("a", "Documents differ."),
        ("a", "No step by mouth was found in the sources read."),
        ("what-is-not-known", "How long."),
        ("what-is-not-known", "For whom."),
    ]


def test_the_index_is_a_script_that_lists_pages_and_sections_and_keeps_an_anchor_only_where_it_differs():
    sections = (
        Section("", "", "burning pain at night"),
        Section("doses-studied", "Doses studied", "it burned"),
        Section("doses_1", "Doses", ""),
        Section("harms", "Harms", "", "Few."),
    )
    page = FoundPage("a/", "Pain", "Part", "Line.", sections)
    script = search_index([page], synonyms="CI,interval")
    data = json.loads(script.removeprefix("guideIndex(").removesuffix(");\n"))
    assert data["pages"] == [["a/", "Pain", "Part", 4]]
    assert data["sections"] == "|Doses studied|Doses#doses_1|Harms"
    # What one section alone says is not in it, but for doses.
    assert data["words"] == "0burned 0line"
    assert data["synonyms"] == "CI,interval"
    # The sentences come apart from it, when the page is among the results.
    assert page_answers(7, page) == 'guideAnswers(7,["Line.","","","","Few."]);\n'


def test_of_a_word_the_index_keeps_the_places_that_say_it_and_those_asked_for_by_it():
    sections = (
        Section("", "", "burning burned", asked="fire"),
        Section("b", "B", ""),
        Section("c", "C", "burns fires"),
    )
    script = search_index([FoundPage("a/", "Pain", "Part", "", sections)])
    data = json.loads(script.removeprefix("guideIndex(").removesuffix(");\n"))
    # A distance of one place is "#", of two "$".
    assert dict(zip(data["words"].split(" "), data["places"].split(" "), strict=True)) == {
        "0burned": "#$",
        "0fire": "!#",
    }


@pytest.mark.parametrize(
    "alike",
    [
        ("hallucinate", "hallucinations", "hallucinating"),
        ("sedated", "sedation"),
        ("anaesthetist", "anesthetists"),
        ("tumour", "tumors"),
        ("pregnancy", "pregnancies"),
    ],
)
def test_forms_of_a_word_have_one_stem(alike: tuple[str, ...]):
    assert len({stem(word) for word in alike}) == 1


def test_words_that_look_alike_keep_apart():
    assert len({stem(word) for word in ("fasting", "fast", "sing", "prevent", "0.5", "5")}) == 6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("emergence", "emergency"),
        ("relative", "relation"),
        ("reference", "referral"),
        ("party", "parties"),
        ("severe", "several"),
        ("scared", "scarring"),
        ("laboratory", "labour"),
        ("pale", "palliative"),
        ("hardy", "hard"),
        ("versed", "version"),
        ("positive", "position"),
    ],
)
def test_words_that_mean_something_else_keep_apart_in_all_their_forms(one: str, other: str):
    (forms,) = [line.split() for line in WORDS["apart"] if one in line.split()]
    assert {stem(form) for form in forms} == {forms[0]}
    assert (stem(other) == forms[0]) is (other in forms)


def test_a_heading_with_nothing_below_it_is_no_result():
    source = '<h2 id="a">Evidence</h2><h3 id="b">Trials</h3><p>None.</p><h2 id="c">Asked</h2>'
    assert [section.anchor for section in sections_of(source, {"c": "why"})] == ["", "b", "c"]


def test_no_list_of_references_no_table_of_studies_and_nothing_for_makers_is_searched(site: Site):
    data = index_of(site, "index.js")
    titles = {section.partition("#")[0] for section in data["sections"].split("|")}
    assert "Doses studied" in titles
    assert titles.isdisjoint({"References", "Where the guide cites this source"})
    addresses = {page[0] for page in data["pages"]}
    assert addresses >= {"about/glossary/", KINDS["evidence"]}
    assert addresses.isdisjoint({"about/writing/", "about/coverage/", "about/data/"})
    assert len(index_of(site, "sources.js")["pages"]) > 400


def test_the_words_for_what_the_guide_lacks_are_not_in_it_and_lead_somewhere(site: Site, page: Page):
    page.goto(site.url)
    search(page, "ketamine")
    with_cards(page)
    for others, lacking in WORDS["nearest"].items():
        for word in lacking.split():
            assert page.evaluate("word => guideFind(word).missing", word) == [word]
            assert found(page, word), f"{others} leads nowhere"


def test_what_people_ask_for_leads_to_places_that_exist(site: Site):
    anchors: dict[str, set[str]] = {}
    lost = []
    for place in yaml.safe_load((ROOT / "hooks/presentation/search/asked.yaml").read_text("utf-8")):
        page, _, anchor = address_of(place).partition("#")
        if page not in anchors:
            path = site.folder / page / "index.html"
            anchors[page] = set(html.parse(path).xpath("//@id")) | {""} if path.is_file() else set()
        if anchor not in anchors[page]:
            lost.append(place)
    assert not lost


# Where searches lead


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("fibromyalgia", "indications/chronic-noncancer/fibromyalgia/"),
        ("fibromialgia", "indications/chronic-noncancer/fibromyalgia/"),
        ("hardy 2012", "sources/hardy2012/"),
        ("Hardy", "sources/hardy2012/"),
        ("shingles", "indications/chronic-noncancer/postherpetic-neuralgia/"),
        ("PHN", "indications/chronic-noncancer/postherpetic-neuralgia/"),
        ("nightmares", "safety/psychomimetic-effects/"),
        ("bladder", "safety/liver-and-urinary-tract/"),
        ("IN ketamine", "routes/intranasal/"),
        ("does ketamine help phantom limb pain", "indications/chronic-noncancer/phantom-and-ischaemic-limb-pain/"),
        # Phrases whose other words tell nothing.
        ("back pain", "indications/chronic-noncancer/back-and-joint-pain/"),
        ("at home", "safety/at-home-and-compounded/"),
        ("pain clinic", "safety/clinics-and-advertising/"),
        # Forms of a word.
        ("hallucinate", "safety/psychomimetic-effects/"),
        ("seizing", "safety/interactions/"),
        ("NRS", "about/glossary/"),
        # Who asks.
        ("will I hallucinate", "plain-language/"),
        ("is it safe for my mum", "patients/relatives/"),
        ("my patient hallucinates on a syringe driver", "practice/recognise-and-respond/"),
        # Of somebody else: the page for relatives where it says something on it, the page on the subject where not.
        ("can my dad drive", "patients/risks/"),
        ("my mother is dying and they want to use ketamine", "patients/relatives/"),
        ("will I see things", "plain-language/"),
        # Two words of one meaning ask once, and say in which sense they are meant.
        ("how long does ketamine last iv", "pharmacology/kinetics/"),
        ("what schedule of controlled drug is it", "safety/regulation/"),
        ("schedule of infusions", "indications/chronic-noncancer/repeated-infusions/"),
        # Words that look alike.
        ("nasal dose emergency", "indications/perioperative/emergency-and-trauma/"),
        ("emergence", "safety/psychomimetic-effects/"),
        # At a bedside, in plain words.
        ("seeing things", "practice/recognise-and-respond/"),
        ("nystagmus", "safety/"),
        ("ketamine heart disease", "safety/heart-and-breathing/"),
        # Where many subjects stand side by side: only where that is asked for.
        ("ketamine versus magnesium", "practice/beside-other-drugs/"),
        ("ketamine or lidocaine", "practice/beside-other-drugs/"),
        ("graph of doses", "practice/dose-landscape/"),
        ("cancer doses", "indications/cancer/"),
        ("dose for sickle cell", "indications/perioperative/sickle-cell/"),
        (
            "ketamine compared with morphine in the emergency department",
            "indications/perioperative/emergency-and-trauma/",
        ),
        # An overview before the page of an indication that nobody named.
        ("how long does the pain relief last", "indications/chronic-noncancer/"),
        ("cite this page", "about/copies/"),
    ],
)
def test_a_search_leads_to_the_page_that_answers(site: Site, page: Page, query: str, address: str):
    page.goto(site.url)
    search(page, query)
    page.wait_for_function(
        "([query, address]) => guideFind(query).groups[0]?.page.address === address", arg=[query, address]
    )
    with_cards(page)
    assert found(page, query)[0] == address


def test_a_search_leads_to_the_section(site: Site, page: Page):
    page.goto(site.url + KINDS["about"])
    found = search(page, "monitoring")
    found.first.get_by_role("link", name="Monitoring and observations").click()
    page.wait_for_url(f"{site.url}safety/#monitoring-and-observations")
    expect(page.get_by_role("heading", name="Monitoring and observations")).to_be_in_viewport()


@pytest.mark.parametrize(
    "alike",
    [
        ("hallucinate", "hallucinates", "hallucinating", "hallucinations"),
        ("vomiting", "vomit", "vomited"),
        ("seizing", "seizure", "seizures"),
        ("5 µg/kg/min", "5 μg/kg/min", "5 mcg/kg/min", "5 ug/kg/min", "5 micrograms/kg/min"),
        ("0.5 mg", "0,5 mg", "0.5mg", ".5 mg", "０．５ mg"),
        ("1000 mg", "1,000 mg"),
        ("bladder damage", "blad\u00adder\u200b dam\ufeffage"),
        ("can't wake", "can\u2019t wake", "cant wake"),
        ("opioid naïve", "opioid naive"),
    ],
)
def test_ways_to_write_the_same_find_the_same(site: Site, page: Page, alike: tuple[str, ...]):
    page.goto(site.url)
    search(page, "ketamine")
    assert len({tuple(found(page, query)) for query in alike}) == 1
    assert found(page, alike[0])


@pytest.mark.parametrize(
    ("query", "addresses"),
    [
        # Brands, symbols and short forms.
        ("precedex", {"practice/beside-other-drugs/"}),
        ("MgSO4", {"practice/beside-other-drugs/"}),
        ("lyrica", {"practice/beside-other-drugs/", "patients/risks/"}),
        ("rifampin", {"safety/interactions/"}),
        ("vetalar dissociation", {"safety/psychomimetic-effects/"}),
        # Routes and devices, with dots and without.
        ("s.c. ketamine", {"routes/", "routes/subcutaneous-and-intramuscular/"}),
        ("CADD pump site lump", {"practice/preparation/", "routes/subcutaneous-and-intramuscular/"}),
        ("iontophoresis", {"routes/", "routes/topical/", "indications/chronic-noncancer/spinal-cord-injury/"}),
        # Signs and scores, conditions, operations and people.
        ("U&Es", {"safety/organ-impairment/"}),
        ("QoR-40", {"indications/perioperative/recovery/"}),
        ("sudeck", {"indications/chronic-noncancer/complex-regional-pain-syndrome/"}),
        ("tic douloureux", {"indications/chronic-noncancer/headache-and-orofacial-pain/"}),
        ("laparoscopic cholecystectomy", {"indications/perioperative/by-surgery/"}),
        ("octogenarian", {"safety/older-people/"}),
        ("parturient", {"safety/pregnancy-and-breastfeeding/", "indications/perioperative/caesarean/"}),
        # Other languages.
        ("kétamine foie", {"safety/liver-and-urinary-tract/"}),
        ("ketamina vejiga", {"safety/liver-and-urinary-tract/"}),
    ],
)
def test_a_name_that_the_guide_does_not_use_leads_to_the_one_that_it_does(
    site: Site, page: Page, query: str, addresses: set[str]
):
    page.goto(site.url)
    search(page, "ketamine")
    with_cards(page)
    assert found(page, query)[0] in addresses


@pytest.mark.parametrize(
    ("lay", "clinical"),
    [
        ("would they give me ketamine", "giving ketamine"),
        ("is my mum safe on a drip", "is the patient safe on a drip"),
        ("they add ketamine to my morphine", "add ketamine to morphine"),
    ],
)
def test_who_asks_for_themselves_is_answered_in_plain_words(site: Site, page: Page, lay: str, clinical: str):
    page.goto(site.url)
    search(page, "ketamine")
    plain = ("plain-language/", "patients/")
    assert found(page, lay)[0].startswith(plain)
    assert not found(page, clinical)[0].startswith(plain)


def test_what_one_section_answers_whole_fetches_no_other_words(site: Site, page: Page):
    page.goto(site.url)
    asked = fetched_by(page, site)
    expect(search(page, "bladder").first.locator("p").first).to_be_visible()
    assert "search/texts.js" not in asked


@pytest.mark.parametrize("query", ["ultiva", "hydronephrosis and bladder and dexdor"])
def test_a_word_that_the_index_lacks_fetches_the_others(site: Site, page: Page, query: str):
    page.goto(site.url)
    with page.expect_request("**/search/texts.js?*"):
        search(page, query)
    expect(page.locator(".guide-results")).to_have_attribute("aria-busy", "false")


def test_enter_waits_for_the_other_words(site: Site, page: Page):
    page.goto(site.url)
    search(page, "ultiva")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("indications/perioperative/#dose-timing-and-choice-of-opioid"))


def test_fasting_is_not_fast(site: Site, page: Page):
    page.goto(site.url)
    search(page, "ketamine")
    assert found(page, "fasting")[0] == "practice/before-during-after/"
    assert found(page, "how fast")[0] != "practice/before-during-after/"


def test_each_phrase_of_the_word_list_finds_an_evidence_page(site: Site, page: Page):
    page.goto(site.url)
    search(page, "ketamine")
    with_cards(page)
    phrases = sorted({phrase for group in WORDS["same"] + WORDS["names"] for phrase in group})
    # All at once: a call for each of them takes minutes.
    lists = page.evaluate(
        "phrases => phrases.map(phrase => guideFind(phrase).groups.map(({ page }) => page.address))", phrases
    )
    no_evidence = ("sources/", "about/", "references/")
    found_for = dict(zip(phrases, lists, strict=True))
    assert [phrase for phrase in phrases if all(way.startswith(no_evidence) for way in found_for[phrase])] == []


def test_a_search_ends_where_relevance_does(site: Site, page: Page):
    page.goto(site.url)
    search(page, "ketamine")
    assert len(found(page, "ketamine")) == 8
    # Every page that is shown for a word of few pages says the word.
    said = {address for address in site.pages() if "theophylline" in (site.folder / address / "index.html").read_text()}
    assert set(found(page, "theophylline")) <= said
    assert len(found(page, "theophylline")) < 8


def test_from_the_keyboard_to_the_section_without_a_mouse(site: Site, page: Page):
    page.goto(site.url + KINDS["card"])
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("shingles")
    expect(page.locator(".guide-results")).to_have_attribute("data-query", "shingles")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".guide-results__title").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    section = page.locator(".guide-results__section").first
    expect(section).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("postherpetic-neuralgia/#"))


def test_cards_that_come_late_take_nobody_away_from_what_is_read(site: Site, page: Page):
    late = held_back(page)
    page.goto(site.url)
    with page.expect_request("**/search/sources.js?*"):
        search(page, "hardy 2012")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".guide-results__title").first).to_be_focused()
    late.pop().continue_()
    page.wait_for_function("() => guideFind('Hardy 2012').groups[0]?.page.card")
    expect(page.locator(".guide-results__title").first).to_be_focused()
    page.mouse.click(20, 800)
    expect(page.locator(".guide-results")).to_be_hidden()


def test_a_list_that_cards_may_still_change_is_marked_and_enter_waits_for_them(site: Site, page: Page):
    late = held_back(page)
    page.goto(site.url)
    with page.expect_request("**/search/sources.js?*"):
        search(page, "hardy 2012")
    results = page.locator(".guide-results")
    expect(results).to_have_attribute("aria-busy", "true")
    page.keyboard.press("Enter")
    late.pop().continue_()
    page.wait_for_url(f"{site.url}{KINDS['card']}")


def test_a_list_that_no_card_may_change_is_the_last(site: Site, page: Page):
    page.goto(site.url)
    search(page, "bladder")
    expect(page.locator(".guide-results")).to_have_attribute("aria-busy", "false")


def test_without_the_cards_the_list_is_the_last_one_too(site: Site, page: Page):
    page.goto(site.url)
    page.route("**/search/sources.js?*", lambda route: route.abort())
    search(page, "hardy 2012")
    expect(page.locator(".guide-results")).to_have_attribute("aria-busy", "false")


def test_what_is_found_for_a_subject_does_not_change_with_the_cards(site: Site, page: Page):
    page.goto(site.url)
    search(page, "bladder")
    queries = ["bladder", "fibromyalgia", "0.35 mg/kg", "is it safe for my mum", "nausea after surgery"]
    before = [found(page, query) for query in queries]
    with_cards(page)
    assert [found(page, query) for query in queries] == before
    assert not any(address.startswith("sources/") for addresses in before for address in addresses)


def test_cards_that_come_late_open_no_closed_results(site: Site, page: Page):
    late = held_back(page)
    page.goto(site.url)
    with page.expect_request("**/search/sources.js?*"):
        search(page, "hardy 2012")
    page.mouse.click(20, 800)
    expect(page.locator(".guide-results")).to_be_hidden()
    late.pop().continue_()
    page.wait_for_function("() => guideFind('Hardy 2012').groups[0]?.page.card")
    expect(page.locator(".guide-results")).to_be_hidden()


def test_no_key_alone_leads_to_the_search(site: Site, page: Page):
    page.goto(site.url)
    for key in ("/", "k", "s"):
        page.keyboard.press(key)
        expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_enter_opens_the_section_that_answers(site: Site, page: Page):
    page.goto(site.url)
    search(page, "red and sore infusion site")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}practice/preparation/#a-red-and-sore-infusion-site")


def test_a_result_shows_the_sentence_that_answers_with_its_words_marked(site: Site, page: Page):
    page.goto(site.url)
    answer = search(page, "will I hallucinate").first.locator(".guide-results__answer").first
    expect(answer).to_contain_text("some people see or hear things that are not there")
    expect(answer).not_to_contain_text("[")
    assert answer.locator("mark").all_inner_texts()


def test_a_heading_of_many_pages_is_named_with_its_page(site: Site, page: Page):
    page.goto(site.url)
    search(page, "subcutaneous harms")
    expect(page.get_by_role("link", name="Subcutaneous and intramuscular: harms seen here")).to_be_visible()


def test_what_the_guide_knows_that_it_lacks_is_a_result(site: Site, page: Page):
    page.goto(site.url)
    result = search(page, "taper by mouth").first
    expect(result).to_contain_text("No step for the taper of doses by mouth")


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("tramadol", "Nothing on “tramadol”; nearest:"),
        ("xyzzyqwert bladder", "Nothing on “xyzzyqwert”; nearest:"),
        ("fibromialgia", "Nothing on “fibromialgia”; shown for “fibromyalgia”:"),
    ],
)
def test_what_the_guide_has_nothing_on_is_said_before_what_is_nearest(site: Site, page: Page, query: str, note: str):
    page.goto(site.url)
    expect(search(page, query).first).to_be_visible()
    expect(page.locator(".guide-results__note")).to_have_text(note)
    expect(page.locator(".guide-search__status")).to_contain_text(note)
    for known in ("bladder", "blood pressure 190"):
        page.get_by_role("searchbox").fill(known)
        expect(page.locator(".guide-results")).to_have_attribute("data-query", known)
        expect(page.locator(".guide-results__note")).to_be_hidden()


def test_escape_goes_back_to_the_box_and_then_out(site: Site, page: Page):
    page.goto(site.url)
    search(page, "bladder")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".guide-results")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".guide-results")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_have_value("")


@pytest.mark.parametrize("key", ["ArrowDown", "Escape"])
def test_keys_belong_to_an_input_method_while_it_composes(site: Site, page: Page, key: str):
    page.goto(site.url)
    box = page.get_by_role("searchbox", name="Search the guide")
    box.click()
    page.keyboard.type("fibromyalgia")
    expect(page.locator(".guide-results__page").first).to_be_visible()
    # The event as Firefox and Safari send it while a word is composed.
    box.dispatch_event("keydown", {"key": key, "isComposing": True, "keyCode": 229})
    expect(box).to_be_focused()
    expect(box).to_have_value("fibromyalgia")
    expect(page.locator(".guide-results")).to_be_visible()


def test_pages_for_makers_come_after_answers(site: Site, page: Page):
    page.goto(site.url)
    search(page, "ketamine")
    with_cards(page)
    for query in ("certainty of evidence in cancer pain", "errors in dosing", "checked how often", "back pain"):
        addresses = found(page, query)
        kinds = [address.startswith("about/") for address in addresses]
        assert not kinds[0], query
        assert kinds == sorted(kinds), query


def test_a_slash_in_a_box_is_a_slash(site: Site, page: Page):
    page.goto(site.url)
    search(page, "mg/kg")
    expect(page.get_by_role("searchbox")).to_have_value("mg/kg")


def test_what_was_found_is_said_to_a_screen_reader(site: Site, page: Page):
    page.goto(site.url)
    count = search(page, "norketamine").count()
    expect(page.locator(".guide-search__status")).to_have_text(f"{count} page{'s' * (count > 1)} found")
    page.get_by_role("searchbox").fill("xyzzyqwert")
    expect(page.locator(".guide-search__status")).to_have_text("Nothing found")
    expect(page.get_by_text("Nothing found. Try fewer words")).to_be_visible()


def test_no_figure_is_shown_without_its_source(site: Site, page: Page):
    page.goto(site.url)
    search(page, "0.35 mg/kg")
    shown = page.locator(".guide-results").inner_text()
    assert "Doses" in shown or "dose" in shown
    assert not re.search(r"\d mg|\d%|95% CI", shown)


def fetched_by(page: Page, site: Site) -> list[str]:
    """Return a list that grows with the addresses below the home page that are asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url).partition("?v=")[0]))
    return asked


def test_a_search_is_sent_nowhere_and_its_index_is_fetched_once(site: Site, page: Page):
    page.goto(site.url, wait_until="networkidle")
    asked = fetched_by(page, site)
    answer = search(page, "shingles").first.locator(".guide-results__answer, .guide-results__summary")
    expect(answer.first).to_be_visible()
    page.get_by_role("searchbox").fill("shingles bladder")
    expect(page.locator(".guide-results")).to_have_attribute("data-query", "shingles bladder")
    page.get_by_role("searchbox").fill("hardy 2012")
    page.wait_for_function("() => guideFind('Hardy 2012').groups[0]?.page.card")
    asked = [address for address in asked if address != "version.json"]
    assert asked[0] == "search/index.js"
    assert len(asked) == len(set(asked))
    assert all(re.fullmatch(r"search/(?:\d+|sources|texts)\.js", address) for address in asked[1:])


@pytest.mark.parametrize("query", ["bladder", "how long does pain relief last", "0.5 mg/kg", "nurse", "cancer pain"])
def test_what_sections_answer_fetches_no_card_of_a_source(site: Site, page: Page, query: str):
    page.goto(site.url)
    asked = fetched_by(page, site)
    answer = search(page, query).first.locator(".guide-results__answer, .guide-results__summary")
    expect(answer.first).to_be_visible()
    assert "search/sources.js" not in asked


@pytest.mark.parametrize(
    "query", ["hardy", "Mercadante", "motov 2015", "rocket trial 2018", "bell", "bell et al", "xyzzyqwert"]
)
def test_an_author_a_year_and_what_no_section_answers_fetch_the_cards(site: Site, page: Page, query: str):
    page.goto(site.url)
    with page.expect_request("**/search/sources.js?*"):
        search(page, query)


def test_sentences_are_fetched_of_the_pages_that_are_seen_and_the_focus_stays(site: Site, page: Page):
    page.set_viewport_size({"width": PHONE["width"], "height": 360})
    page.goto(site.url)
    asked = fetched_by(page, site)
    results = search(page, "ketamine")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".guide-results__title").first).to_be_focused()
    expect(results.first.locator("p").first).to_be_visible()
    expect(page.locator(".guide-results__title").first).to_be_focused()
    seen = sum(bool(re.fullmatch(r"search/\d+\.js", address)) for address in asked)
    assert 0 < seen < results.count()
    results.last.scroll_into_view_if_needed()
    expect(results.last.locator("p").first).to_be_visible()


def test_without_what_comes_later_the_pages_are_found(site: Site, page: Page):
    page.goto(site.url)
    page.route(re.compile(r"/search/(?:\d+|sources|texts)\.js"), lambda route: route.abort())
    expect(search(page, "bladder").first).to_be_visible()
    with page.expect_event("requestfailed"):
        page.get_by_role("searchbox").fill("bladder 2012")
    expect(page.locator(".guide-results__page").first).to_be_visible()
    expect(page.get_by_text("The search could not be fetched").first).to_be_hidden()


def test_words_are_cut_and_shortened_alike_in_the_browser(site: Site, page: Page):
    page.goto(site.url)
    search(page, "ketamine")
    said = sorted({word for path in sorted(ROOT.glob("docs/**/*.md")) for word in words(path.read_text("utf-8"))})
    assert len(said) > 5000
    shortened = page.evaluate("words => words.map(guideWords.stem)", said)
    assert [(word, short) for word, short in zip(said, shortened, strict=True) if stem(word) != short] == []


def test_a_search_that_cannot_be_fetched_says_so_and_tries_again(site: Site, page: Page):
    page.goto(site.url)
    page.route("**/search/index.js?*", lambda route: route.abort())
    page.get_by_role("searchbox").click()
    page.keyboard.type("bladder")
    expect(page.get_by_text("The search could not be fetched").first).to_be_visible()
    page.unroute("**/search/index.js?*")
    page.keyboard.type(" harm")
    expect(page.locator(".guide-results")).to_have_attribute("data-query", "bladder harm")


def test_a_click_elsewhere_closes_the_results(site: Site, page: Page):
    page.goto(site.url)
    search(page, "bladder")
    page.mouse.click(20, 800)
    expect(page.locator(".guide-results")).to_be_hidden()


def test_results_fill_a_phone_and_scroll(site: Site, page: Page):
    page.set_viewport_size(PHONE)
    page.goto(site.url)
    search(page, "ketamine infusion")
    results = page.locator(".guide-results")
    box = results.bounding_box()
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    assert box["y"] + box["height"] <= PHONE["height"] + 1
    assert results.evaluate("e => e.scrollHeight > e.clientHeight")
