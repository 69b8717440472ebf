/* Which pages answer a query, best first. It is fetched with query.js, which says what the query means, and with
   search/index.js, when the search is first used, and knows nothing of the page that it runs on: search.js shows
   what it finds.

   A section is scored like in BM25, by how rare a unit is and how much the section is about it. The numbers below
   were chosen on tests/reader/queries.yaml; make bench-reader says what a change to them does. */

(() => {
  const { cut, stem } = window.guideWords;
  const { understand } = window.guideQuery;
  // How hard a missing unit weighs, how much rarer words count for more, what other sections of the page say of a unit
  // that the best one lacks, and the page's title for the whole page.
  const COVER = 0.6,
    RARER = 1.1,
    ELSEWHERE = 0.2,
    TITLED = 1.5;
  // An idle word, and one that says who is asked about, against others; and how much a section need have them.
  const COUNTS = { idle: 0.2, kin: 0.9 },
    NEEDED = { idle: 0, kin: 0.6 };
  // A source card answers a search for its author. For a subject the page that weighs the sources comes first, before
  // what sets many subjects side by side and what is about the guide itself.
  const CARD = 0.27,
    NAMED = 1;
  const KINDS = {
    "disagreements/": 0.7,
    "about/": 0.5,
    "references/": 0.5,
    "practice/dose-landscape/": 0.8,
    "practice/beside-other-drugs/": 0.8,
    "practice/protocols/": 0.8,
  };
  // But where the question is how drugs compare.
  const COMPARING = "practice/beside-other-drugs/";
  // The page of one indication comes after an overview where the question does not name it.
  const OF_ONE = /^indications\/.*\/./,
    UNNAMED = 0.9;
  // Relatives have a page of their own, which comes first only where somebody else is asked about.
  const RELATIVES = "patients/relatives/",
    NOT_KIN = 0.6;
  // The page in plain words comes first for those with pain, and last for clinicians.
  const PLAIN = { layman: 4.4, plain: 2, clinician: 0.5, unknown: 0.7 };
  // After a third of the first page's score nothing is about the query any more; the best page that weighs the evidence
  // is shown down to a tenth, where the first is a card or about the guide.
  const REST = 1 / 3,
    BEST_PAGE = 1 / 10;
  const PAGES = 8;
  // What is fetched where the index does not answer.
  const TEXTS = "search/texts.js",
    CARDS = "search/sources.js";
  const NOWHERE = new Map();

  // How much each section is about a unit, whichever of its words it uses, and which pages have it in the title.
  function weighed(ways, index) {
    const placesWith = (name) => index.stems.get(name) ?? NOWHERE;
    const about = new Map(),
      titled = new Map();
    const rarity = (lists) =>
      Math.log(1 + index.sections.length / Math.max(1, Math.min(...lists.map((list) => list.size))));
    // What means the same as a common word is not rarer than it: "dose" asks no more for "regimen" than for "dose".
    const most =
      Math.max(0, ...ways.filter(({ own }) => own).map(({ stems }) => rarity(stems.map(placesWith)))) || Infinity;
    for (const { stems, counts } of ways) {
      for (const page of index.pages) {
        if (stems.every((name) => page.titleStems.has(name))) titled.set(page, Math.max(titled.get(page) ?? 0, counts));
      }
      const lists = stems.map(placesWith);
      const shortest = lists.reduce((a, b) => (a.size < b.size ? a : b));
      for (const place of shortest.keys()) {
        if (!lists.every((list) => list.has(place))) continue;
        const mean = lists.reduce((sum, list) => sum + list.get(place), 0) / lists.length;
        const here = counts * (1 + Math.log(mean)) * Math.min(most, rarity(lists)) ** RARER;
        about.set(place, Math.max(about.get(place) ?? 0, here));
      }
    }
    // A unit is as rare as all of its words together.
    const rare = Math.log(1 + index.sections.length / about.size);
    for (const [place, here] of about) about.set(place, here / rare ** RARER);
    return { about, titled, rare: rare * (COUNTS[ways.kind] ?? 1), needed: rare * (NEEDED[ways.kind] ?? 1) };
  }

  function kindOf(page, names, { asker, compares, ofKin }, index) {
    if (page.card) {
      // A person is named by one word; a body, whose name may hold the word for a subject, by most of its words.
      const own = page.titleWords.filter((word) => !/\d/.test(word) && !index.idle.has(word));
      const said = own.filter((word) => names.has(word));
      return said.length > own.length / 2 && !said.every((word) => index.subjects.has(stem(word))) ? NAMED : CARD;
    }
    if (compares && page.address === COMPARING) return 1;
    if (page.address === RELATIVES && !ofKin) return PLAIN[asker] * NOT_KIN;
    if (/^(plain-language|patients)\//.test(page.address)) return PLAIN[asker];
    const folder = Object.keys(KINDS).find((start) => page.address.startsWith(start));
    return page.address ? (KINDS[folder] ?? 1) : KINDS["about/"];
  }

  // A page's hits, best first, and its score. A section's score is the sum over the units of how rare a unit is and
  // how much the section is about it, less where units are missing; what other sections say of those counts a little.
  function hitsOf(page, units, all, index) {
    const hits = [];
    for (let place = page.first; place < page.first + page.count; place += 1) {
      let score = 0,
        covered = 0;
      for (const { about, rare, needed } of units) {
        const here = about.get(place) ?? 0;
        score += rare * here;
        covered += needed * Math.min(1, here);
      }
      if (covered) hits.push({ section: index.sections[place], place, score: score * (covered / all) ** COVER });
    }
    return hits.sort((a, b) => b.score - a.score);
  }

  // The pages that answer a query, best first, each with its sections that do; which of the query's words the guide
  // lacks, which it took for others, the stems that answer, to be marked, and whether no section answers all of it.
  function findIn(index, query) {
    const meantBy = understand(query, index);
    const { units: understood, missing, meant } = meantBy;
    // Names as they are written, since Hardy is not Harding, or were meant to be.
    const names = new Set([...cut(query).filter((word) => !index.idle.has(word)), ...meant.map(([, other]) => other)]);
    const units = understood.map((ways) => weighed(ways, index)).filter(({ about }) => about.size);
    const all = units.reduce((sum, unit) => sum + unit.needed, 0);
    const found = [];
    for (const page of index.pages) {
      const hits = hitsOf(page, units, all, index);
      if (!hits.length) continue;
      let elsewhere = 0,
        titles = 0,
        named = false;
      for (const { about, titled, rare, needed } of units) {
        titles += rare * (titled.get(page) ?? 0);
        named ||= needed > 0 && titled.has(page);
        if (!about.has(hits[0].place)) elsewhere += rare * Math.max(0, ...hits.map((hit) => about.get(hit.place) ?? 0));
      }
      const about = hits[0].score + ELSEWHERE * elsewhere + TITLED * titles;
      const kind = kindOf(page, names, meantBy, index) * (!named && OF_ONE.test(page.address) ? UNNAMED : 1);
      found.push({ page, hits, score: about * kind, about: about * Math.min(1, kind) });
    }
    found.sort((a, b) => b.score - a.score);
    const best = found.find(({ page }) => !page.card && !page.address.startsWith("about/"));
    const groups = found
      .filter((group) => group.about >= found[0].about * (group === best ? BEST_PAGE : REST))
      .slice(0, PAGES);
    const marks = new Set(understood.flat().flatMap(({ stems }) => stems));
    const whole = groups.length && units.every(({ about, needed }) => !needed || about.has(groups[0].hits[0].place));
    const partial = !whole || missing.length > 0 || meant.length > 0;
    return { groups, missing, meant, marks, partial, authors: authorsIn(query, missing, meant, index) };
  }

  // Whether the cards of the sources may answer: an author or a year is typed, or a word that no page has. Of one or two
  // letters of a word nobody can tell.
  function authorsIn(query, missing, meant, index) {
    const strange = [...missing, ...meant.map(([typed]) => typed)];
    return (
      strange.some((word) => word.length > 2) ||
      cut(query).some((word) => isYear(word) || index.names.has(word)) ||
      /\bet al\b/i.test(query)
    );
  }

  const isYear = (word) => /^(?:19|20)\d\d$/.test(word);

  // What it lacks is the script that may know more and is not there yet: all that the sections say, where no section
  // answers the whole query, and then the cards.
  window.guideFind = (query) => {
    const index = window.guideIndexed;
    let found = findIn(index, query);
    if (!found.partial && !found.authors) return { ...found, lacks: "" };
    if (!index.withTexts) return { ...found, lacks: TEXTS };
    if (found.partial) found = findIn(index.withTexts, query);
    if (!found.authors) return { ...found, lacks: "" };
    return index.withCards ? { ...findIn(index.withCards, query), lacks: "" } : { ...found, lacks: CARDS };
  };
})();
