/* Which pages answer a query, best first. It is fetched with query.js, which says what the query means, and with
   search/index.js, when the search is first used, and knows nothing of the page that it runs on: search.js shows
   what it finds.

   A section is scored like in BM25, by how rare a unit is and how much the section is about it. The numbers below
   were chosen on tests/reader/queries.yaml; make bench-reader says what a change to them does. */

(() => {
  const { cut, stem, understand } = window.guideQuery;
  // How much a section is about a word of its page's title, of its own title, of the sentence that it opens with, of
  // the line that sums up its page, and of what people ask it for; the index says by its digit how often others stand.
  const W = (window.guideWeights = {
    TITLE: 1.2,
    SECTION: 3.8,
    ANSWER: 0.46,
    SUMMARY: 1.2,
    ASKED: 2.5,
    COVER: 1.2,
    ELSEWHERE: 0.098,
    TITLED: 1.1,
    CARD: 0.56,
    NAMED: 0.96,
    DISAGREE: 0.45,
    PLAIN: 0.47,
    EITHER: 0.7,
    LAY: 3.0,
    ABOUT: 0.3,
    OWN: 0.61,
    IDLE: 0.17,
    REST: 3.0,
  });
  const PAGES = 8;
  let index = null;

  function unpacked(shortened) {
    const words = [];
    let before = "";
    for (const part of shortened.split(" ")) {
      before = before.slice(0, parseInt(part[0], 36)) + part.slice(1);
      words.push(before);
    }
    return words;
  }

  // search/index.js hands over what search/index.py has written.
  window.guideIndex = (data) => {
    const words = unpacked(data.words);
    const stop = new Set(data.stop.split(" "));
    const idle = new Set([...stop, ...data.idle.split(" ")]);
    const telling = (text) => new Set(cut(text).filter((word) => !idle.has(word)).map(stem));
    const stems = new Map();
    const placesOf = (name) => {
      if (!stems.has(name)) stems.set(name, new Map());
      return stems.get(name);
    };
    const raise = (names, place, by) =>
      names.forEach((name) => placesOf(name).set(place, (placesOf(name).get(place) ?? 0) + by));
    // From each stem to the sections with it, each with how much it is about the word.
    const ABOUT = [1, 1.5, 2, W.ASKED];
    words.forEach((word, number) => {
      const places = placesOf(stem(word));
      let at = -1;
      for (const char of data.places[number]) {
        let code = char.codePointAt(0);
        code -= (code > 0x5c ? 1 : 0) + 0x23;
        at += Math.floor(code / 4) + 1;
        places.set(at, Math.max(places.get(at) ?? 0, ABOUT[code % 4]));
      }
    });
    const titles = new Map();
    data.sections.forEach(([title]) => titles.set(title, (titles.get(title) ?? 0) + 1));
    const sections = [];
    const pages = data.pages.map(([address, title, part, summary, count], number) => {
      const page = { address, title, part, summary, count, first: sections.length };
      page.card = address.startsWith("sources/");
      page.titleStems = new Set(cut(title).map(stem));
      for (let i = 0; i < count; i += 1) {
        const place = sections.length;
        const [name, answer = "", anchor = slug(name)] = data.sections[place];
        // A heading such as "Harms seen here" stands on many pages and says nothing without its page.
        const general = titles.get(name) > 3;
        sections.push({ page: number, title: name, answer, anchor: anchor || slug(name), general });
        // Titles, summaries and answers are searched as they stand, and what they say counts more.
        const own = telling(name);
        const idly = [...new Set(cut(name).filter((word) => idle.has(word) && !stop.has(word)).map(stem))];
        raise(own, place, W.SECTION * (0.6 + 1.2 / Math.max(1, own.size)));
        raise(idly, place, 1);
        raise(telling(answer), place, W.ANSWER);
        raise(page.titleStems, place, W.TITLE);
        if (!i) raise(new Set(cut(summary).map(stem)), place, W.SUMMARY);
      }
      return page;
    });
    const phrases = new Map();
    for (const group of data.synonyms) {
      const cutGroup = group.map((phrase) => cut(phrase).map(stem));
      cutGroup.forEach((own, at) => {
        const name = own.join(" ");
        phrases.set(name, [...(phrases.get(name) ?? []), ...cutGroup.filter((_, other) => other !== at)]);
      });
    }
    const subjects = new Set(
      pages.filter((page) => !page.card).flatMap((page) => [...page.titleStems].filter((name) => !/\d/.test(name))),
    );
    const nearest = new Map();
    for (const [others, lacking] of Object.entries(data.nearest))
      lacking.split(" ").forEach((word) => nearest.set(stem(word), cut(others).map(stem)));
    index = {
      pages,
      sections,
      subjects,
      stems,
      phrases,
      nearest,
      stop,
      idle,
      lay: new Set(data.lay.split(" ")),
      clinical: new Set(data.clinical.split(" ")),
      idleStems: new Set([...idle].map(stem)),
      order: [...stems.keys()].sort(),
      // Whole words, which a word with a slip is held against.
      whole: [...new Set([...words, ...data.synonyms.flat().flatMap(cut), ...pages.flatMap(({ title }) => cut(title))])],
    };
  };

  function slug(title) {
    return title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\s-]/gu, "")
      .replace(/[-\s]+/g, "-")
      .replace(/^-|-$/g, "");
  }

  // How much each section is about a unit, whichever of its words it uses, and which pages have it in the title.
  function weighed(ways) {
    const about = new Map(),
      titled = new Map();
    for (const { stems, counts } of ways) {
      for (const page of index.pages) {
        if (stems.every((name) => page.titleStems.has(name)))
          titled.set(page, Math.max(titled.get(page) ?? 0, counts));
      }
      const lists = stems.map((name) => index.stems.get(name) ?? new Map());
      const shortest = lists.reduce((a, b) => (a.size < b.size ? a : b));
      for (const place of shortest.keys()) {
        if (!lists.every((list) => list.has(place))) continue;
        const mean = lists.reduce((sum, list) => sum + list.get(place), 0) / lists.length;
        const own = Math.log(1 + index.sections.length / Math.max(1, shortest.size)) ** W.OWN;
        about.set(place, Math.max(about.get(place) ?? 0, counts * (1 + Math.log(mean)) * own));
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
      const score = (hits[0].score + W.ELSEWHERE * elsewhere + W.TITLED * titles) * kindOf(page, names, asker);
      found.push({ page, hits, score });
    }
    found.sort((a, b) => b.score - a.score);
    // After a third of the first score nothing is about the query any more.
    const groups = found.filter((group) => group.score >= found[0].score / W.REST).slice(0, PAGES);
    const marks = new Set(understood.flat().flatMap(({ stems }) => stems));
    return { groups, missing, meant, marks };
  }

  window.guideFind = find;
})();
