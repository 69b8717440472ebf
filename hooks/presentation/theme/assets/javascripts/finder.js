/* Which pages answer a query, best first. It is fetched with query.js, which says what the query means, and with
   search/index.js, when the search is first used, and knows nothing of the page that it runs on: search.js shows
   what it finds.

   A section is scored like in BM25, by how rare a unit is and how much the section is about it. The numbers below
   were chosen on tests/reader/queries.yaml; make bench-reader says what a change to them does. */

(() => {
  const { cut, stem, understand, forget } = window.guideQuery;
  // How much a section is about a word of its page's title, of its own title, of the sentence that it opens with, of
  // the line that sums up its page, and of what people ask it for; the index says by its digit how often others stand.
  const W = (window.guideWeights = {
    TITLE: 0.72,
    SECTION: 3.8,
    ANSWER: 0.2,
    SUMMARY: 1.1,
    ASKED: 2.5,
    COVER: 1.4,
    ELSEWHERE: 0.073,
    TITLED: 1.6,
    CARD: 0.35,
    NAMED: 0.96,
    DISAGREE: 0.45,
    PLAIN: 0.5,
    EITHER: 0.47,
    LAY: 4.7,
    ABOUT: 0.3,
    OWN: 0.6,
    IDLE: 0.11,
    REST: 3.0,
  });
  // How much a section is about a word by its digit in the index.
  const STEPS = [1, 1.5, 2, W.ASKED];
  const PAGES = 8;
  const index = {
    pages: [],
    sections: [],
    // From each stem to the sections with it, each with how much it is about the word.
    stems: new Map(),
    phrases: new Map(),
    nearest: new Map(),
    subjects: new Set(),
    // Whole words, which a word with a slip is held against.
    whole: new Set(),
  };

  function unpacked(shortened) {
    const words = [];
    let before = "";
    for (const part of shortened.split(" ")) {
      before = before.slice(0, parseInt(part[0], 36)) + part.slice(1);
      words.push(before);
    }
    return words;
  }

  const setOf = (words) => new Set(words.split(" "));
  const wordsOf = (text, keep) => [...new Set(cut(text).filter(keep).map(stem))];
  const telling = (word) => !index.idle.has(word);
  const idly = (word) => index.idle.has(word) && !index.stop.has(word);

  function placesOf(name) {
    if (!index.stems.has(name)) index.stems.set(name, new Map());
    return index.stems.get(name);
  }

  function raise(names, place, by) {
    for (const name of names) {
      const places = placesOf(name);
      places.set(place, (places.get(place) ?? 0) + by);
    }
  }

  function learn({ stop, idle, lay, clinical, nearest, synonyms }) {
    index.stop = setOf(stop);
    index.idle = setOf(`${stop} ${idle}`);
    index.idleStems = new Set([...index.idle].map(stem));
    index.lay = setOf(lay);
    index.clinical = setOf(clinical);
    for (const [others, lacking] of Object.entries(nearest))
      lacking.split(" ").forEach((word) => index.nearest.set(stem(word), cut(others).map(stem)));
    for (const group of synonyms) {
      const phrases = group.map((phrase) => cut(phrase));
      phrases.forEach((own, at) => {
        const name = own.map(stem).join(" ");
        const others = phrases.filter((_, other) => other !== at).map((other) => other.map(stem));
        index.phrases.set(name, [...(index.phrases.get(name) ?? []), ...others]);
        own.forEach((word) => index.whole.add(word));
      });
    }
  }

  // What the places of words say, as search/index.py writes them: distances from the place before.
  function addWords(words, places, first) {
    words.forEach((word, number) => {
      index.whole.add(word);
      const found = placesOf(stem(word));
      let at = first - 1;
      for (const char of places[number]) {
        let code = char.codePointAt(0);
        code -= (code > 0x5c ? 1 : 0) + 0x23;
        at += Math.floor(code / STEPS.length) + 1;
        found.set(at, Math.max(found.get(at) ?? 0, STEPS[code % STEPS.length]));
      }
    });
  }

  // Titles, summaries and answers are searched as they stand, and what they say counts more.
  function addSection(page, [title, answer = "", anchor = ""], titles) {
    const place = index.sections.length;
    // A heading such as "Harms seen here" stands on many pages and says nothing without its page.
    index.sections.push({ title, answer, anchor: anchor || slug(title), general: titles.get(title) > 3 });
    const own = wordsOf(title, telling);
    raise(own, place, W.SECTION * (0.6 + 1.2 / Math.max(1, own.length)));
    raise(wordsOf(title, idly), place, 1);
    raise(wordsOf(answer, telling), place, W.ANSWER);
    raise(page.titleStems, place, W.TITLE);
    if (place === page.first) raise(wordsOf(page.summary, () => true), place, W.SUMMARY);
  }

  // search/index.js and search/sources.js hand over what search/index.py has written, the pages first.
  window.guideIndex = (data) => {
    if (data.synonyms) learn(data);
    addWords(unpacked(data.words), data.places, index.sections.length);
    const titles = new Map();
    data.sections.forEach(([title]) => titles.set(title, (titles.get(title) ?? 0) + 1));
    let at = 0;
    for (const [address, title, part, summary, count] of data.pages) {
      const page = { address, title, part, summary, count, first: index.sections.length };
      page.card = address.startsWith("sources/");
      page.titleStems = new Set(cut(title).map(stem));
      cut(title).forEach((word) => index.whole.add(word));
      if (!page.card)
        page.titleStems.forEach((name) => {
          if (!/\d/.test(name)) index.subjects.add(name);
        });
      data.sections.slice(at, (at += count)).forEach((section) => addSection(page, section, titles));
      index.pages.push(page);
    }
    index.order = [...index.stems.keys()].sort();
    forget();
  };

  function slug(title) {
    return title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\s-]/gu, "")
      .replace(/[-\s]+/g, "-")
      .replace(/^-|-$/g, "");
  }

  const NOWHERE = new Map();
  const placesWith = (name) => index.stems.get(name) ?? NOWHERE;

  // How much each section is about a unit, whichever of its words it uses, and which pages have it in the title.
  function weighed(ways) {
    const about = new Map(),
      titled = new Map();
    const rarity = (lists) => Math.log(1 + index.sections.length / Math.max(1, Math.min(...lists.map((list) => list.size))));
    // What means the same as a common word is not rarer than it: "dose" asks no more for "regimen" than for "dose".
    const most = Math.max(0, ...ways.filter(({ own }) => own).map(({ stems }) => rarity(stems.map(placesWith)))) || Infinity;
    for (const { stems, counts } of ways) {
      for (const page of index.pages) {
        if (stems.every((name) => page.titleStems.has(name)))
          titled.set(page, Math.max(titled.get(page) ?? 0, counts));
      }
      const lists = stems.map(placesWith);
      const shortest = lists.reduce((a, b) => (a.size < b.size ? a : b));
      for (const place of shortest.keys()) {
        if (!lists.every((list) => list.has(place))) continue;
        const mean = lists.reduce((sum, list) => sum + list.get(place), 0) / lists.length;
        const here = counts * (1 + Math.log(mean)) * Math.min(most, rarity(lists)) ** W.OWN;
        about.set(place, Math.max(about.get(place) ?? 0, here));
      }
    }
    // A unit is as rare as all of its words together.
    const rare = Math.log(1 + index.sections.length / about.size);
    for (const [place, here] of about) about.set(place, here / rare ** W.OWN);
    return { about, titled, rare: rare * (ways.idle ? W.IDLE : 1), needed: ways.idle ? 0 : rare };
  }

  // A source card answers a search for its author. For a subject the page that weighs the sources comes first, before
  // the lists of disagreements and what is about the guide itself; who asks as a layman gets the page in plain words.
  function kindOf(page, names, asker) {
    if (page.card) {
      // A body's name may hold the word for a subject, such as palliative; a person's does not.
      return [...page.titleStems].some((name) => names.has(name) && !index.subjects.has(name)) ? W.NAMED : W.CARD;
    }
    if (page.address.startsWith("plain-language/")) return { layman: W.LAY, clinician: W.PLAIN }[asker] ?? W.EITHER;
    if (page.address.startsWith("disagreements/")) return W.DISAGREE;
    return page.address.startsWith("about/") || !page.address || page.address.startsWith("references/") ? W.ABOUT : 1;
  }

  // A page's hits, best first, and its score. A section's score is the sum over the units of how rare a unit is and
  // how much the section is about it, less where units are missing; what other sections say of those counts a little.
  function hitsOf(page, units, all) {
    const hits = [];
    for (let place = page.first; place < page.first + page.count; place += 1) {
      let score = 0,
        covered = 0;
      for (const { about, rare, needed } of units) {
        const here = about.get(place) ?? 0;
        score += rare * here;
        covered += needed * Math.min(1, here);
      }
      if (covered) hits.push({ section: index.sections[place], place, score: score * (covered / all) ** W.COVER });
    }
    return hits.sort((a, b) => b.score - a.score);
  }

  // The pages that answer a query, best first, each with its sections that do; which of the query's words the guide
  // lacks, which it took for others, and the stems that answer, to be marked.
  function find(query) {
    const names = new Set(
      cut(query)
        .filter((word) => !index.idle.has(word))
        .map(stem),
    );
    const { units: understood, missing, meant, asker } = understand(query, index);
    const units = understood.map(weighed).filter(({ about }) => about.size);
    const all = units.reduce((sum, unit) => sum + unit.needed, 0);
    const found = [];
    for (const page of index.pages) {
      const hits = hitsOf(page, units, all);
      if (!hits.length) continue;
      let elsewhere = 0,
        titles = 0;
      for (const { about, titled, rare } of units) {
        titles += rare * (titled.get(page) ?? 0);
        if (!about.has(hits[0].place)) elsewhere += rare * Math.max(0, ...hits.map((hit) => about.get(hit.place) ?? 0));
      }
      const about = hits[0].score + W.ELSEWHERE * elsewhere + W.TITLED * titles;
      const kind = kindOf(page, names, asker);
      found.push({ page, hits, score: about * kind, about: about * Math.min(1, kind) });
    }
    found.sort((a, b) => b.score - a.score);
    // After a third of the first page's score nothing is about the query any more.
    const groups = found.filter(({ about }) => about >= found[0].about / W.REST).slice(0, PAGES);
    const marks = new Set(understood.flat().flatMap(({ stems }) => stems));
    return { groups, missing, meant, marks };
  }

  window.guideFind = find;
})();
