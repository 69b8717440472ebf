/* The search box: what it shows, and how pointer, finger and keyboard walk through it.

   query.js, finder.js and search/index.js are fetched when the box is first used. Nothing is sent anywhere, and no
   text of a claim is shown: a result leads to where each figure stands beside its source. */

(() => {
  const box = document.querySelector(".guide-search__input");
  const panel = document.querySelector(".guide-results");
  if (!box || !panel) return;
  const base = document.querySelector("meta[name=guide-base]").content.replace(/\/?$/, "/");

  const version = document.querySelector("meta[name=guide-version]").content.split(" ")[1];
  const SECTIONS = 4;
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

  function draw(group, rank) {
    const item = element("li", "guide-results__page");
    const title = link("guide-results__title", group.page.title, group.page.address);
    item.append(
      title,
      element("span", "guide-results__part", group.page.part),
      element("p", "guide-results__summary", group.page.summary),
    );
    const least = group.hits[0].score / 3;
    const sections = group.hits
      .filter((hit) => hit.section.anchor && hit.score >= least)
      .slice(0, rank < 3 ? SECTIONS : 2);
    if (sections.length) {
      const list = element("ul", "guide-results__sections");
      sections.forEach(({ section }) => {
        const row = element("li");
        row.append(link("guide-results__section", section.title, `${group.page.address}#${section.anchor}`));
        list.append(row);
      });
      item.append(list);
    }
    return item;
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
    const groups = guideFind(query);
    panel.querySelector("ol").replaceChildren(...groups.map(draw));
    panel.querySelector(".guide-results__none").hidden = groups.length > 0;
    panel.querySelector(".guide-results__failed").hidden = true;
    say(groups.length ? `${groups.length} page${groups.length === 1 ? "" : "s"} found` : "Nothing found");
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
    panel.querySelector("ol a")?.click();
  });

  // From "/" to the section without a mouse: down and up walk through the links, Escape goes back, then out.
  document.addEventListener("keydown", (event) => {
    // While an input method composes a word, the keys are its own; some browsers say so by the code 229 alone.
    if (event.isComposing || event.keyCode === 229) return;
    const at = document.activeElement;
    if (
      event.key === "/" &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      !/^(?:INPUT|TEXTAREA|SELECT)$/.test(at.tagName)
    ) {
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
