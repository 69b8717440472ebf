/* Which pages answer a query, best first. It is fetched with query.js, which says what the query means, and with
   search/index.js, when the search is first used, and knows nothing of the page that it runs on: search.js shows
   what it finds.

   A section is scored like in BM25, by how rare a unit is and how much the section is about it. The numbers below
   were chosen on tests/reader/queries.yaml; make bench-reader says what a change to them does. */

(() => {
  // How much a section is about a word of its page's title, of its own title, and of the line that sums up its page.
  const TITLE = 1.5,
    SECTION = 3,
    SUMMARY = 1.2;
  // How hard a missing unit weighs, what other sections of the page say of it, and the page's title for the whole page.
  const COVER = 1.2,
    ELSEWHERE = 0.3,
    TITLED = 0.7;
  // A source card answers a search for its author. For a subject the page that weighs the sources comes first, before
  // the lists of disagreements, the page for people who are not clinicians, and what is about the guide itself.
  const CARD = 0.5,
    NAMED = 1.5;
  const KINDS = { "disagreements/": 0.85, "plain-language/": 0.6, "about/": 0.6 };
  const PAGES = 8;
  const { cut, stem, understand } = window.guideQuery;
  let index = null;

  // search/index.js hands over what search/index.py has written.
  window.guideIndex = (data) => {
    const words = [];
    let before = "";
    for (const part of data.words.split(" ")) {
      before = before.slice(0, parseInt(part[0], 36)) + part.slice(1);
      words.push(before);
    }
    const idle = new Set(data.idle.split(" "));
    const pages = data.pages.map(([address, title, part, summary, count]) => ({
      address,
      title,
      part,
      summary,
      count,
    }));
    const sections = [];
    let first = 0;
    pages.forEach((page, number) => {
      page.card = page.address.startsWith("sources/");
      page.kind = page.card
        ? CARD
        : (Object.entries(KINDS).find(([folder]) => page.address.startsWith(folder))?.[1] ?? 1);
      page.first = first;
      page.titleStems = new Set(cut(page.title).map(stem));
      page.summaryStems = new Set(cut(page.summary).map(stem));
      for (let i = 0; i < page.count; i += 1, first += 1) {
        const [title, anchor] = data.sections[first];
        sections.push({
          page: number,
          title,
          anchor: anchor ?? slug(title),
          stems: new Set(
            cut(title)
              .filter((word) => !idle.has(word))
              .map(stem),
          ),
        });
      }
    });
    // From each stem to the sections with it, each with how much it is about the word.
    const stems = new Map();
    words.forEach((word, number) => {
      const places = stemPlaces(stems, stem(word));
      let at = -1;
      for (const char of data.places[number]) {
        let code = char.codePointAt(0);
        code -= (code > 0x5c ? 1 : 0) + 0x23;
        at += Math.floor(code / 3) + 1;
        places.set(at, Math.max(places.get(at) ?? 0, 1 + (code % 3) / 2));
      }
    });
    // Titles and summaries are searched as they stand, and what they say counts more.
    sections.forEach((section, number) => {
      const page = pages[section.page];
      const raise = (found, by) =>
        found.forEach((word) => {
          const places = stemPlaces(stems, word);
          places.set(number, (places.get(number) ?? 0) + by);
        });
      raise(section.stems, SECTION * (0.6 + 1.2 / section.stems.size));
      raise(page.titleStems, TITLE);
      if (number === page.first) raise(page.summaryStems, SUMMARY);
    });
    const phrases = new Map();
    for (const group of data.synonyms) {
      for (const phrase of group) {
        const name = cut(phrase).map(stem).join(" ");
        const others = group.filter((other) => other !== phrase).map((other) => cut(other).map(stem));
        phrases.set(name, [...(phrases.get(name) ?? []), ...others]);
      }
    }
    const subjects = new Set(
      pages.filter((page) => !page.card).flatMap((page) => [...page.titleStems].filter((name) => !/\d/.test(name))),
    );
    index = {
      pages,
      sections,
      subjects,
      stems,
      phrases,
      idle,
      idleStems: new Set([...idle].map(stem)),
      order: [...stems.keys()].sort(),
    };
  };

  function stemPlaces(stems, word) {
    if (!stems.has(word)) stems.set(word, new Map());
    return stems.get(word);
  }

  function slug(title) {
    return title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\s-]/gu, "")
      .replace(/[-\s]+/g, "-")
      .replace(/^-|-$/g, "");
  }

  // Pages that answer a query, best first, each with its sections that do. A section's score is the sum over the units
  // of the query of how rare a unit is and how much the section is about it, less where units are missing; what other
  // sections of its page say of those counts a little.
  function find(query) {
    const names = new Set(
      cut(query)
        .filter((word) => !index.idle.has(word))
        .map(stem),
    );
    const total = index.sections.length;
    const units = [];
    for (const ways of understand(query, index)) {
      // How much each section is about the unit, whichever of its words it uses, and which pages have it in the title.
      const about = new Map(),
        titled = new Map();
      for (const { stems, counts } of ways) {
        for (const page of index.pages) {
          if (stems.every((name) => page.titleStems.has(name)))
            titled.set(page, Math.max(titled.get(page) ?? 0, counts));
        }
        // A phrase of idle words and one other means what it means only as a whole: "out of body" is not any body.
        const telling = stems.length > 1 ? stems.filter((name) => !index.idleStems.has(name)) : stems;
        if (telling.length < Math.min(2, stems.length)) continue;
        const lists = telling.map((name) => index.stems.get(name) ?? new Map());
        const shortest = lists.reduce((a, b) => (a.size < b.size ? a : b));
        for (const place of shortest.keys()) {
          if (!lists.every((list) => list.has(place))) continue;
          const mean = lists.reduce((sum, list) => sum + list.get(place), 0) / lists.length;
          about.set(place, Math.max(about.get(place) ?? 0, counts * (1 + Math.log(mean))));
        }
      }
      // A unit is as rare as all of its words together.
      if (about.size) units.push({ about, titled, rare: Math.log(1 + total / about.size) });
    }
    const all = units.reduce((sum, unit) => sum + unit.rare, 0);
    if (!all) return [];
    const groups = index.pages
      .map((page) => {
        const hits = [];
        for (let place = page.first; place < page.first + page.count; place += 1) {
          let score = 0,
            covered = 0;
          for (const { about, rare } of units) {
            const here = about.get(place) ?? 0;
            score += rare * here;
            covered += rare * Math.min(1, here);
          }
          if (score) hits.push({ section: index.sections[place], place, score: score * (covered / all) ** COVER });
        }
        hits.sort((a, b) => b.score - a.score);
        if (!hits.length) return null;
        let elsewhere = 0,
          titles = 0;
        for (const { about, titled, rare } of units) {
          titles += rare * (titled.get(page) ?? 0);
          if (!about.has(hits[0].place))
            elsewhere += rare * Math.max(0, ...hits.map((hit) => about.get(hit.place) ?? 0));
        }
        // A body's name may hold the word for a subject, such as palliative; a person's does not.
        const named = page.card && [...page.titleStems].some((name) => names.has(name) && !index.subjects.has(name));
        const kind = named ? NAMED : page.kind;
        return { page, hits, score: (hits[0].score + ELSEWHERE * elsewhere + TITLED * titles) * kind };
      })
      .filter(Boolean);
    groups.sort((a, b) => b.score - a.score);
    return groups.slice(0, PAGES);
  }

  window.guideFind = find;
})();
