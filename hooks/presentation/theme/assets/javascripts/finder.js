/* What a query means and which pages answer it, best first. It is fetched with search/index.js, when the search is first
   used, and knows nothing of the page that it runs on: search.js shows what it finds.

   The words of a query become units, each a word or a phrase with all that means the same. A section is scored like in
   BM25, by how rare a unit is and how much the section is about it. The numbers below were chosen on
   tests/reader/queries.yaml; make bench-reader says what a change to them does. */

(() => {
  // How much a word counts that means the same, begins the same or is spelt nearly the same, against the word itself.
  const SAME = 0.8, BEGINS = 0.7, NEAR = 0.6;
  // How much a section is about a word of its page's title, of its own title, and of the line that sums up its page.
  const TITLE = 1.5, SECTION = 3, SUMMARY = 1.2;
  // How hard a missing unit weighs, what other sections of the page say of it, and the page's title for the whole page.
  const COVER = 1.2, ELSEWHERE = 0.3, TITLED = 0.7;
  // A source card answers a search for its author. For a subject the page that weighs the sources comes first, before
  // the lists of disagreements, the page for people who are not clinicians, and what is about the guide itself.
  const CARD = 0.5, NAMED = 1.5;
  const KINDS = { "disagreements/": 0.85, "plain-language/": 0.6, "about/": 0.6 };
  const PAGES = 8;
  let index = null;

  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[µμ]/g, "micro").toLowerCase();
  const cut = (text) => fold(text).match(/[a-z]+|\d+(?:\.\d+)?/g) ?? [];

  // Endings, not grammar: what is left need only be the same for words that a reader takes for the same.
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let rest = word.replace(/isation|ization/, "is").replace(/izing|ising|ized|ised|izes|ises|ize|ise/, "is").replace(/ae|oe/, "e").replace(/our/, "or")
      .replace(/(?:ies|y)$/, "i").replace(/(?:sses)$/, "ss").replace(/([^s])s$/, "$1");
    if (rest.length > 5) rest = rest.replace(/(?:ations?|ings?|ives?|ions?|ments?|al|ed|ly|ous|es)$/, "");
    return rest.replace(/e$/, "").replace(/([^aeiou])\1$/, "$1");
  }

  // search/index.js hands over what search_index.py has written.
  window.guideIndex = (data) => {
    const words = [];
    let before = "";
    for (const part of data.words.split(" ")) {
      before = before.slice(0, parseInt(part[0], 36)) + part.slice(1);
      words.push(before);
    }
    const idle = new Set(data.idle.split(" "));
    const pages = data.pages.map(([address, title, part, summary, count]) => ({ address, title, part, summary, count }));
    const sections = [];
    let first = 0;
    pages.forEach((page, number) => {
      page.card = page.address.startsWith("sources/");
      page.kind = page.card ? CARD : Object.entries(KINDS).find(([folder]) => page.address.startsWith(folder))?.[1] ?? 1;
      page.first = first;
      page.titleStems = new Set(cut(page.title).map(stem));
      page.summaryStems = new Set(cut(page.summary).map(stem));
      for (let i = 0; i < page.count; i += 1, first += 1) {
        const [title, anchor] = data.sections[first];
        sections.push({ page: number, title, anchor: anchor ?? slug(title), stems: new Set(cut(title).filter((word) => !idle.has(word)).map(stem)) });
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
      const raise = (found, by) => found.forEach((word) => {
        const places = stemPlaces(stems, word);
        places.set(number, (places.get(number) ?? 0) + by);
      });
      raise(section.stems, SECTION * (0.6 + 1.2 / section.stems.size));
      raise(page.titleStems, TITLE);
      if (number === page.first) raise(page.summaryStems, SUMMARY);
    });
    const phrases = new Map();
    data.synonyms.forEach((group) => group.forEach((phrase) => {
      const name = cut(phrase).map(stem).join(" ");
      phrases.set(name, [...(phrases.get(name) ?? []), ...group.filter((other) => other !== phrase).map((other) => cut(other).map(stem))]);
    }));
    const subjects = new Set(pages.filter((page) => !page.card).flatMap((page) => [...page.titleStems].filter((name) => !/\d/.test(name))));
    index = { pages, sections, subjects, stems, phrases, idle, idleStems: new Set([...idle].map(stem)), order: [...stems.keys()].sort() };
  };

  function stemPlaces(stems, word) {
    if (!stems.has(word)) stems.set(word, new Map());
    return stems.get(word);
  }

  function slug(title) {
    return title.toLowerCase().replace(/[^\p{L}\p{N}_\s-]/gu, "").replace(/[-\s]+/g, "-").replace(/^-|-$/g, "");
  }

  // Slips of one key in short words and two in long ones; letters that changed places are one slip.
  function near(word, other, most) {
    if (Math.abs(word.length - other.length) > most) return Infinity;
    let last = [], row = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= word.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) next[j] = Math.min(next[j], last[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      [last, row] = [row, next];
    }
    return row[other.length];
  }

  // What a word of the query may stand for: stems, each with how much it counts.
  function meanings(word, last) {
    const found = new Map();
    const name = stem(word);
    if (index.stems.has(name)) found.set(name, 1);
    // A word that is still being typed; one that stands in the guide as it is may be whole.
    if (word.length > 2 && !/^\d/.test(word) && (last || !found.size)) {
      const counts = found.size ? BEGINS / 2 : BEGINS;
      for (let i = lowerBound(index.order, word); i < index.order.length && index.order[i].startsWith(word); i += 1) {
        if (!found.has(index.order[i])) found.set(index.order[i], counts);
      }
    }
    if (!found.size && word.length > 3 && !/\d/.test(word)) {
      const most = word.length > 7 ? 2 : 1;
      let best = most;
      const close = [];
      for (const other of index.order) {
        const apart = Math.min(near(name, other, best), near(word, other, best));
        if (apart <= best) {
          if (apart < best) close.length = 0;
          best = apart;
          close.push(other);
        }
      }
      close.forEach((other) => found.set(other, NEAR));
    }
    return found;
  }

  function lowerBound(list, word) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < word) low = middle + 1; else high = middle;
    }
    return low;
  }

  // The query as units, each a word or a phrase with all that means the same: lists of stems that must stand together.
  function understand(query) {
    // The route, not the preposition; in a query that is all capitals it may be either.
    const words = cut(/[a-z]/.test(query) ? query.replace(/\bIN\b/g, "intranasal") : query);
    // "Ketamine" alone tells no page from another, but somebody who types it wants to see something.
    const onlyIdle = words.every((word) => index.idle.has(word));
    const units = [];
    for (let i = 0; i < words.length;) {
      let length = Math.min(5, words.length - i);
      let others;
      for (; length > 0; length -= 1) {
        others = index.phrases.get(words.slice(i, i + length).map(stem).join(" "));
        if (others) break;
      }
      length = Math.max(length, 1);
      const own = words.slice(i, i + length);
      i += length;
      if (length === 1 && index.idle.has(own[0]) && !others && !onlyIdle) continue;
      const ways = [];
      if (own.length > 1) ways.push({ stems: own.map(stem), counts: 1 });
      else if (own.length === 1) meanings(own[0], i === words.length && !others).forEach((counts, name) => ways.push({ stems: [name], counts }));
      // A slip in a word of a group still finds the group.
      const groups = others ?? [...meanings(own[0], false)].filter(([, counts]) => counts === NEAR).flatMap(([name]) => index.phrases.get(name) ?? []);
      groups.forEach((stems) => ways.push({ stems, counts: SAME }));
      if (ways.length) units.push(ways);
    }
    return units;
  }

  // Pages that answer a query, best first, each with its sections that do. A section's score is the sum over the units
  // of the query of how rare a unit is and how much the section is about it, less where units are missing; what other
  // sections of its page say of those counts a little.
  function find(query) {
    const names = new Set(cut(query).filter((word) => !index.idle.has(word)).map(stem));
    const total = index.sections.length;
    const units = [];
    for (const ways of understand(query)) {
      // How much each section is about the unit, whichever of its words it uses, and which pages have it in their title.
      const about = new Map(), titled = new Map();
      for (const { stems, counts } of ways) {
        for (const page of index.pages) {
          if (stems.every((name) => page.titleStems.has(name))) titled.set(page, Math.max(titled.get(page) ?? 0, counts));
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
    const groups = index.pages.map((page) => {
      const hits = [];
      for (let place = page.first; place < page.first + page.count; place += 1) {
        let score = 0, covered = 0;
        for (const { about, rare } of units) {
          const here = about.get(place) ?? 0;
          score += rare * here;
          covered += rare * Math.min(1, here);
        }
        if (score) hits.push({ section: index.sections[place], place, score: score * (covered / all) ** COVER });
      }
      hits.sort((a, b) => b.score - a.score);
      if (!hits.length) return null;
      let elsewhere = 0, titles = 0;
      for (const { about, titled, rare } of units) {
        titles += rare * (titled.get(page) ?? 0);
        if (!about.has(hits[0].place)) elsewhere += rare * Math.max(0, ...hits.map((hit) => about.get(hit.place) ?? 0));
      }
      // A body's name may hold the word for a subject, such as palliative; a person's does not.
      const named = page.card && [...page.titleStems].some((name) => names.has(name) && !index.subjects.has(name));
      const kind = named ? NAMED : page.kind;
      return { page, hits, score: (hits[0].score + ELSEWHERE * elsewhere + TITLED * titles) * kind };
    }).filter(Boolean);
    groups.sort((a, b) => b.score - a.score);
    return groups.slice(0, PAGES);
  }

  window.guideFind = find;
})();
