/* The search box: what it shows, and how pointer, finger and keyboard walk through it.

   query.js, finder.js and search/index.js are fetched when the box is first used. Nothing is sent anywhere. A result
   shows the sentence that a section opens with where it states no figure: those stand beside their sources alone. */

(() => {
  const box = document.querySelector(".guide-search__input");
  const panel = document.querySelector(".guide-results");
  if (!box || !panel) return;
  const base = document.querySelector("meta[name=guide-base]").content.replace(/\/?$/, "/");

  const version = document.querySelector("meta[name=guide-version]").content.split(" ")[1];
  // How many sections of a page are shown, and of how many the sentence: of the best pages, and of those after them.
  const BEST = { pages: 3, sections: 4, answers: 2 },
    OTHERS = { sections: 2, answers: 1 };
  let ready = false,
    loading = false;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function link(className, text, address) {
    const made = element("a", className, text);
    // A copy on a disk has no server that would add the file's name.
    made.href = base + address;
    return made;
  }

  // A heading that stands on many pages says what it is about only with its page: "Oral ketamine: doses studied".
  function named({ title, general }, page) {
    return general ? `${page.title}: ${/^.[A-Z]/.test(title) ? title : title[0].toLowerCase() + title.slice(1)}` : title;
  }

  // The sentence, with the words that were asked for, or that mean the same, marked.
  function marked(sentence, marks) {
    const { cut, stem } = guideQuery;
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

  function draw(group, rank, marks) {
    const { page } = group;
    const most = rank < BEST.pages ? BEST : OTHERS;
    const item = element("li", "guide-results__page");
    item.append(
      link("guide-results__title", page.title, page.address),
      element("span", "guide-results__part", page.part),
    );
    const sections = sectionsOf(group, most.sections);
    if (!sections[0]?.answer) item.append(element("p", "guide-results__summary", page.summary));
    const list = element("ul", "guide-results__sections");
    sections.forEach((section, at) => {
      const row = element("li");
      row.append(link("guide-results__section", named(section, page), `${page.address}#${section.anchor}`));
      if (section.answer && at < most.answers) row.append(marked(section.answer, marks));
      list.append(row);
    });
    if (sections.length) item.append(list);
    return item;
  }

  // What the guide has nothing on, and what a word with a slip was taken for.
  function note({ groups, missing, meant }) {
    const quoted = (words) => words.map((word) => `“${word}”`).join(" or ");
    const said = meant.map(([typed, other]) => `Nothing on “${typed}”; shown for “${other}”:`);
    if (missing.length) said.unshift(`Nothing on ${quoted(missing)}${groups.length ? "; nearest:" : "."}`);
    return said.join(" ");
  }

  function say(text) {
    document.querySelector(".guide-search__status").textContent = text;
  }

  function show() {
    const query = box.value.trim();
    panel.hidden = !query || !ready;
    if (panel.hidden) {
      say("");
      delete panel.dataset.query;
      return;
    }
    const found = guideFind(query);
    const { groups } = found;
    const said = note(found);
    panel.querySelector("ol").replaceChildren(...groups.map((group, rank) => draw(group, rank, found.marks)));
    panel.querySelector(".guide-results__note").hidden = !said;
    panel.querySelector(".guide-results__note").textContent = said;
    panel.querySelector(".guide-results__none").hidden = groups.length > 0;
    panel.querySelector(".guide-results__failed").hidden = true;
    const count = groups.length ? `${groups.length} page${groups.length === 1 ? "" : "s"} found` : "Nothing found";
    say(said && groups.length ? `${said} ${count}` : count);
    panel.scrollTop = 0;
    panel.dataset.query = query;
  }

  function fetchScript(address) {
    return new Promise((done, failed) => {
      const script = element("script");
      script.src = `${base + address}?v=${encodeURIComponent(version)}`;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  async function load() {
    if (ready || loading) return;
    loading = true;
    try {
      await fetchScript("assets/javascripts/query.js");
      await fetchScript("assets/javascripts/finder.js");
      await fetchScript("search/index.js");
      ready = true;
      show();
    } catch {
      panel.hidden = panel.querySelector(".guide-results__failed").hidden = false;
      say(panel.querySelector(".guide-results__failed").textContent);
    }
    loading = false;
    // The cards of the sources come after the first answers. Without them the pages are found all the same.
    if (ready) fetchScript("search/sources.js").then(show, () => {});
  }

  function leave() {
    panel.hidden = true;
  }

  box.addEventListener("input", () => {
    load();
    performance.mark("guide-key");
    show();
    if (ready) performance.measure("guide-search", "guide-key");
  });
  box.addEventListener("focus", () => {
    load();
    if (ready && box.value.trim()) show();
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    // The section that answers; the page where its top does.
    (panel.querySelector("li:first-child .guide-results__section") ?? panel.querySelector("ol a"))?.click();
  });

  // From Ctrl+K to the section without a mouse: down and up walk through the links, Escape goes back, then out.
  document.addEventListener("keydown", (event) => {
    // While an input method composes a word, the keys are its own; some browsers say so by the code 229 alone.
    if (event.isComposing || event.keyCode === 229) return;
    const at = document.activeElement;
    // No key alone: it would be pressed by who speaks to the machine, or touches a key in passing.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && !panel.hidden) {
      if (at === box) box.value = "";
      box.focus();
      if (box.value) return;
      leave();
    } else if (
      (event.key === "ArrowDown" || event.key === "ArrowUp") &&
      !panel.hidden &&
      (at === box || panel.contains(at))
    ) {
      const stops = [box, ...panel.querySelectorAll("ol a")];
      const next = stops[stops.indexOf(at) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (!panel.contains(target) && !target.closest(".guide-search")) leave();
    // A result on this very page closes the list, so that its section is seen.
    if (target.closest?.(".guide-results a")) leave();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (!panel.hidden && !panel.contains(target) && !target.closest(".guide-search")) leave();
  });
})();
