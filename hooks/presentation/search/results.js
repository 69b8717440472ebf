/* How results look: pages, each with the sections that answer and what these say in a sentence, and a note on what the
   guide lacks. It is fetched with the rest of the search; search.js shows what it makes. */

(() => {
  // How many sections of a page are shown, and of how many the sentence: of the best pages, and of those after them.
  const BEST = { pages: 3, sections: 4, answers: 2 },
    OTHERS = { sections: 2, answers: 1 };

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function link(className, text, address) {
    const made = element("a", className, text);
    made.href = address;
    return made;
  }

  // A heading that stands on many pages says what it is about only with its page: "Oral ketamine: doses studied".
  function named({ title, general }, page) {
    return general
      ? `${page.title}: ${/^.[A-Z]/.test(title) ? title : title[0].toLowerCase() + title.slice(1)}`
      : title;
  }

  // The sentence, with the words that were asked for, or that mean the same, marked.
  function marked(sentence, marks) {
    const { cut, stem } = guideWords;
    const answer = element("p", "guide-results__answer");
    sentence.split(/([\p{L}\p{N}]+)/u).forEach((part, at) => {
      const asked = at % 2 && cut(part).some((word) => marks.has(stem(word)));
      answer.append(asked ? element("mark", "", part) : part);
    });
    return answer;
  }

  // The sections of a page that answer, best first, each once.
  function sectionsOf(group, most) {
    const least = group.hits[0].score / 3;
    const seen = new Set();
    return group.hits
      .filter(({ section, score }) => score >= least && !seen.has(section.anchor) && seen.add(section.anchor))
      .map(({ section }) => section)
      .slice(0, most)
      .filter(({ anchor }) => anchor);
  }

  // A page among the results: its sections that answer, each with the sentence that it opens with once that is there.
  function draw(group, rank, marks, base) {
    const { page } = group;
    const item = element("li", "guide-results__page");
    item.dataset.number = page.number;
    const title = link("guide-results__title", page.title, base + page.address);
    // What Enter opens, and the bench judges, is the best of a page: a section, or the top.
    if (!group.hits[0].section.anchor) title.dataset.best = "";
    item.append(title, element("span", "guide-results__part", page.part));
    const list = element("ul", "guide-results__sections");
    for (const section of sectionsOf(group, mostOf(rank).sections)) {
      const row = element("li");
      const there = link("guide-results__section", named(section, page), `${base}${page.address}#${section.anchor}`);
      if (group.hits[0].section.anchor === section.anchor) there.dataset.best = "";
      row.append(there);
      list.append(row);
    }
    if (list.children.length) item.append(list);
    if (page.told) tell(item, group, rank, marks);
    return item;
  }

  // Of the sentence that a section opens with and those in it that say what the guide lacks, the one that says most of what
  // was asked for.
  function answerOf({ anchor }, page, marks) {
    const { cut, stem } = guideWords;
    const said = (answer) =>
      new Set(
        cut(answer)
          .map(stem)
          .filter((name) => marks.has(name)),
      ).size;
    return guideIndexed.sections
      .slice(page.first, page.first + page.count)
      .filter((section) => section.anchor === anchor && section.answer)
      .map(({ answer }) => answer)
      .reduce((best, answer) => (best && said(answer) <= said(best) ? best : answer), "");
  }

  const mostOf = (rank) => (rank < BEST.pages ? BEST : OTHERS);

  // Puts the sentences of a page into their places, or the line that sums it up where the best section has none.
  function tell(item, group, rank, marks) {
    const { sections, answers } = mostOf(rank);
    const shown = sectionsOf(group, sections).map((section) => answerOf(section, group.page, marks));
    const rows = item.querySelectorAll("li");
    if (!shown[0])
      item.querySelector(".guide-results__part").after(element("p", "guide-results__summary", group.page.summary));
    shown.slice(0, answers).forEach((answer, at) => {
      if (answer) rows[at].append(marked(answer, marks));
    });
  }

  // What the guide has nothing on, and what a word with a slip was taken for.
  function note({ groups, missing, meant }) {
    const quoted = (words) => words.map((word) => `“${word}”`).join(" or ");
    const said = meant.map(([typed, other]) => `Nothing on “${typed}”; shown for “${other}”:`);
    if (missing.length) said.unshift(`Nothing on ${quoted(missing)}${groups.length ? "; nearest:" : "."}`);
    return said.join(" ");
  }

  window.guideResults = { draw, tell, note };
})();
