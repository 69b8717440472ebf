/* The index of the search as a browser holds it. It is fetched with words.js and slips.js when the search is first used;
   search/index.js and search/sources.js hand it what search/index.py has written, and finder.js looks in it. The
   sentences that results show come in a script for each page, when the page is among them. */

(() => {
  const { cut, stem, keepApart } = window.guideWords;
  const { unpacked, unpackedPlaces } = window.guidePacked;
  // How much a section is about a word of its page's title, of its own title and of the title of a source, and about one
  // of its text and of what people ask it for.
  const TITLE = 0.72,
    SECTION = 3.8,
    SOURCE = 1.1,
    SAID = 1,
    ASKED = 2.5;
  // A section is asked for in so many words, and by each of more of them less.
  const MANY = 25,
    THINNED = 0.2;
  const NOWHERE = new Map();
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
    // Words that the guide has and that are in names of authors and bodies too.
    names: new Set(),
    // The same with all that the sections say, and with the cards of the sources too, once these are there.
    withTexts: null,
    withCards: null,
  };

  const setOf = (words) => new Set(words.split(" "));
  const wordsOf = (text, keep) => [...new Set(cut(text).filter(keep).map(stem))];
  const telling = (word) => !index.idle.has(word);
  const idly = (word) => index.idle.has(word) && !index.stop.has(word);

  // What comes later comes into a copy: what is found for a subject is the same before and after somebody looked for
  // something else.
  function copied(from) {
    const stems = new Map([...from.stems].map(([name, places]) => [name, new Map(places)]));
    const whole = new Set(from.whole);
    const phrases = new Map(from.phrases);
    return { ...from, pages: [...from.pages], sections: [...from.sections], stems, whole, phrases };
  }

  function ordered(into) {
    into.order = [...into.stems.keys()].sort();
    into.slips = new Map();
  }

  function placesOf(name, { stems }) {
    if (!stems.has(name)) stems.set(name, new Map());
    return stems.get(name);
  }

  function raise(names, place, by, into) {
    for (const name of names) {
      const places = placesOf(name, into);
      places.set(place, (places.get(place) ?? 0) + by);
    }
  }

  function learn({ apart, stop, idle, own, lay, kin, comparing, clinical, doing, names, synonyms }) {
    keepApart(apart);
    index.stop = setOf(stop);
    index.idle = setOf(`${stop} ${idle}`);
    index.idleStems = new Set([...index.idle].map(stem));
    index.kin = setOf(kin);
    index.comparing = setOf(comparing);
    index.own = setOf(own);
    index.lay = setOf(lay);
    index.clinical = setOf(clinical);
    index.doing = setOf(doing);
    index.names = setOf(names);
    learnGroups(synonyms, index);
  }

  // Groups of phrases that mean the same; a phrase of which `known` has every word leads to its own words.
  function learnGroups(groups, into, known = NOWHERE) {
    for (const group of groups.split(";")) {
      const phrases = group.split(",").map((phrase) => cut(phrase).map(stem));
      for (const own of phrases) {
        const name = own.join(" ");
        if (own.every((word) => known.has(word))) continue;
        into.phrases.set(name, [...(into.phrases.get(name) ?? []), phrases]);
      }
      for (const word of cut(group)) into.whole.add(word);
    }
  }

  // The words that lead to what is nearest to one that the guide lacks.
  function learnNearest(nearest, into) {
    into.nearest = new Map();
    for (const [others, lacking] of Object.entries(nearest))
      for (const word of lacking.split(" ")) into.nearest.set(stem(word), cut(others).map(stem));
  }

  // The sections that say each word, and those that are asked for by it: by one of few words more than by one of many.
  function addWords(words, places, first, into) {
    const all = places.map((written) => written.split("!").map((distances) => unpackedPlaces(distances, first)));
    const asks = new Map();
    for (const at of all.flatMap(([, asked = []]) => asked)) asks.set(at, (asks.get(at) ?? 0) + 1);
    words.forEach((word, number) => {
      into.whole.add(word);
      const found = placesOf(stem(word), into);
      const [said, asked = []] = all[number];
      for (const at of said) found.set(at, Math.max(found.get(at) ?? 0, SAID));
      for (const at of asked) found.set(at, ASKED * (MANY / Math.max(MANY / 4, asks.get(at))) ** THINNED);
    });
  }

  // Titles are searched as they stand, and what they say counts more.
  function addSection(page, [title, anchor = slug(title)], titles, into) {
    const place = into.sections.length;
    // A heading such as "Harms seen here" stands on many pages and says nothing without its page.
    into.sections.push({ title, anchor, answer: "", general: titles.get(title) > 3 });
    const own = wordsOf(title, telling);
    raise(own, place, SECTION * (0.6 + 1.2 / Math.max(1, own.length)), into);
    raise(wordsOf(title, idly), place, 1, into);
    raise(page.titleStems, place, TITLE, into);
    if (page.card)
      raise(
        wordsOf(page.summary, () => true),
        place,
        SOURCE,
        into,
      );
  }

  function addPage([address, title, part, count, summary = ""], sections, titles, into) {
    const page = { address, title, part, summary, count, first: into.sections.length, number: into.pages.length };
    page.card = page.told = address.startsWith("sources/");
    page.titleWords = cut(title);
    page.titleStems = new Set(page.titleWords.map(stem));
    for (const word of page.titleWords) into.whole.add(word);
    if (!page.card) for (const name of page.titleStems) if (!/\d/.test(name)) index.subjects.add(name);
    for (const section of sections) addSection(page, section, titles, into);
    into.pages.push(page);
  }

  // search/index.js and, after the texts, search/sources.js hand over what search/index.py has written.
  window.guideIndex = (data) => {
    if (data.synonyms) learn(data);
    const into = data.synonyms ? index : copied(index.withTexts);
    addWords(unpacked(data.words), data.places.split(" "), into.sections.length, into);
    const sections = data.sections.split("|").map((section) => section.split("#"));
    const titles = new Map();
    for (const [title] of sections) titles.set(title, (titles.get(title) ?? 0) + 1);
    let at = 0;
    for (const page of data.pages) {
      addPage(page, sections.slice(at, at + page[3]), titles, into);
      at += page[3];
    }
    ordered(into);
    if (into !== index) index.withCards = into;
  };

  // search/texts.js hands over what else the sections say, and names that few use.
  window.guideTexts = ({ words, places, nearest, names }) => {
    index.withTexts = copied(index);
    addWords(unpacked(words), places.split(" "), 0, index.withTexts);
    learnGroups(names, index.withTexts, index.stems);
    learnNearest(nearest, index.withTexts);
    ordered(index.withTexts);
  };

  // A page's own script hands over the line that sums it up, and the sentence of each of its sections.
  window.guideAnswers = (number, [summary, ...answers]) => {
    const page = index.pages[number];
    page.summary = summary;
    page.told = true;
    answers.forEach((answer, at) => {
      index.sections[page.first + at].answer = answer;
    });
  };

  function slug(title) {
    return title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\s-]/gu, "")
      .replace(/[-\s]+/g, "-")
      .replace(/^-|-$/g, "");
  }

  window.guideIndexed = index;
})();
