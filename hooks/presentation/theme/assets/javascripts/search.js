/* The search box: what it shows, and how pointer, finger and keyboard walk through it.

   The scripts that search and their index are fetched when the box is first used, the other words of the sections when
   it does not answer, the cards of the sources when an author may be meant, and the sentences that results show when
   they are seen. Nothing is sent anywhere. No sentence states a figure: those stand
   beside their sources alone. */

(() => {
  const box = document.querySelector(".guide-search__input");
  const panel = document.querySelector(".guide-results");
  if (!box || !panel) return;
  const base = document.querySelector("meta[name=guide-base]").content.replace(/\/?$/, "/");

  const version = document.querySelector("meta[name=guide-version]").content.split(" ")[1];
  // Nobody reads a sentence while typing on.
  const PAUSE = 200;
  const fetching = new Map();
  let ready = false,
    loading = false,
    pause = 0,
    lacking = "";

  function say(text) {
    document.querySelector(".guide-search__status").textContent = text;
  }

  function show() {
    clearTimeout(pause);
    seen.disconnect();
    lacking = "";
    const query = box.value.trim();
    panel.hidden = !query || !ready;
    if (panel.hidden) {
      say("");
      delete panel.dataset.query;
      return;
    }
    const found = guideFind(query);
    const { groups } = found;
    const said = guideResults.note(found);
    const drawn = groups.map((group, rank) => guideResults.draw(group, rank, found.marks, base));
    panel.querySelector("ol").replaceChildren(...drawn);
    panel.querySelector(".guide-results__note").hidden = !said;
    panel.querySelector(".guide-results__note").textContent = said;
    panel.querySelector(".guide-results__none").hidden = groups.length > 0;
    panel.querySelector(".guide-results__failed").hidden = true;
    const count = groups.length ? `${groups.length} page${groups.length === 1 ? "" : "s"} found` : "Nothing found";
    say(said && groups.length ? `${said} ${count}` : count);
    panel.scrollTop = 0;
    panel.dataset.query = query;
    // Until what may answer is there, the list is not the last.
    lacking = found.lacks;
    panel.setAttribute("aria-busy", String(Boolean(lacking)));
    pause = setTimeout(() => {
      fetchMore();
      drawn.forEach((item, rank) => {
        tells.set(item, () => guideResults.tell(item, groups[rank], rank, found.marks));
        if (!groups[rank].page.told) seen.observe(item);
      });
    }, PAUSE);
  }

  // The sentences of a page are fetched when it is seen among the results, and put into their places, so that the link
  // that has the focus stays. Without them the results stand all the same.
  const tells = new WeakMap();
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) fetchOnce(`search/${target.dataset.number}.js`).then(tells.get(target), () => {});
    }
  });

  // What could not be fetched is asked for again the next time.
  function fetchOnce(address) {
    if (!fetching.has(address)) {
      const coming = fetchScript(address);
      coming.catch(() => fetching.delete(address));
      fetching.set(address, coming);
    }
    return fetching.get(address);
  }

  function fetchScript(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `${base + address}?v=${encodeURIComponent(version)}`;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  // What may answer better; a word that is half typed would ask for it as well.
  async function fetchMore() {
    if (lacking) await fetchOnce(lacking).then(showMore, settle);
  }

  /* Whoever has walked into the results or closed them meanwhile is left where they are. */
  async function showMore() {
    const had = lacking;
    if (document.activeElement === box) show();
    if (document.activeElement === box && lacking !== had) await fetchMore();
    else settle();
  }

  function settle() {
    lacking = "";
    panel.setAttribute("aria-busy", "false");
  }

  async function load() {
    if (ready || loading) return;
    loading = true;
    try {
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
  box.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // Whoever is quicker than what is still to come is led where it leads.
    await fetchMore();
    panel.querySelector("a[data-best]")?.click();
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
