/* What a citation tells where it stands: the source, who took part, what was read of it, and what can be done with the
   claim. It opens for pointer, finger and keyboard, stays while it is used, and closes with Escape (WCAG 1.4.13).
   Without it, or in a browser without popovers, a citation leads to its reference. */

(() => {
  if (!HTMLElement.prototype.showPopover || !document.querySelector(".guide-references")) return;
  const version = document.querySelector("meta[name=guide-version]").content;
  const report = document.querySelector("meta[name=guide-report]").content;
  let tip = null,
    from = null,
    timer = 0,
    finger = false;

  // The first citation of each claim carries its id.
  function claimOf(group) {
    const groups = Array.from(document.querySelectorAll(".guide-citation"));
    return groups.slice(0, groups.indexOf(group) + 1).findLast((other) => other.id);
  }

  // The claim's words: a table row, or what stands between this citation and the one before it.
  function wordsOf(claim) {
    const row = claim.closest("tr");
    if (row)
      return Array.from(row.cells, (cell) => cell.textContent.trim())
        .filter((cell) => !/^(\[\d+ sources\])?\[[\d,]+\]/.test(cell))
        .join("; ");
    const block = claim.closest("p, li, dd, figcaption, td") ?? claim.parentElement;
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEndBefore(claim);
    const before = Array.from(block.querySelectorAll(".guide-citation"))
      .filter((other) => other.compareDocumentPosition(claim) & Node.DOCUMENT_POSITION_FOLLOWING)
      .pop();
    if (before) range.setStartAfter(before);
    return range
      .toString()
      .replace(/\s+/g, " ")
      .replace(/^[.;,\s\u2060]+/, "")
      .replace(/[\u2060\s]+$/, "");
  }

  function made(name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

  // Many numbers in one bracket tell a reader less than how many there are; a way back from a reference shows them.
  for (const group of document.querySelectorAll(".guide-citation")) {
    const links = group.querySelectorAll("a");
    if (links.length <= 4) continue;
    const numbers = made("span", "", ...group.childNodes);
    const more = made("button", "guide-citation__more", `[${links.length} sources]`);
    more.type = "button";
    numbers.hidden = true;
    more.addEventListener("click", () => {
      unfold(group);
      links[0].focus();
    });
    group.replaceChildren(more, numbers);
  }

  function unfold(group) {
    const numbers = group.querySelector("[hidden]");
    if (numbers) group.replaceChildren(...numbers.childNodes);
  }

  function unfoldTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const group = target?.closest(".guide-citation");
    if (!group) return;
    unfold(group);
    target.scrollIntoView();
  }
  unfoldTarget();
  addEventListener("hashchange", unfoldTarget);

  function action(element) {
    return made("li", "", element);
  }

  function open(link) {
    clearTimeout(timer);
    if (from === link) return;
    close();
    const reference = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!reference) return;
    from = link;
    const claim = claimOf(link.closest(".guide-citation"));
    tip = made(
      "div",
      "guide-tip",
      made("p", ""),
      made("p", "guide-tip__about", reference.querySelector(".guide-ref__design").textContent),
    );
    tip.firstChild.append(
      ...Array.from(reference.querySelector(".guide-ref").childNodes, (node) => node.cloneNode(true)),
    );
    tip.setAttribute("role", "group");
    tip.setAttribute("aria-label", link.getAttribute("aria-label") ?? link.textContent);
    tip.popover = "manual";
    const actions = made("ul", "guide-tip__actions");
    const where = made("a", "", "Reference");
    where.href = link.hash;
    actions.append(action(where));
    for (const other of reference.querySelectorAll(".guide-ref__links a"))
      actions.append(action(other.cloneNode(true)));
    if (claim) {
      const copy = made("button", "", "Copy link to this claim");
      copy.type = "button";
      copy.addEventListener("click", async () => {
        copy.textContent = await copyAddress(claim.id);
      });
      const error = made("a", "", "Report an error in this claim");
      const filled = new URLSearchParams({
        claim: claim.id,
        page: location.pathname,
        title: document.querySelector("h1").firstChild.textContent,
        text: wordsOf(claim),
        version,
      });
      error.href = `${report}#${filled}`;
      actions.append(action(copy), action(error));
    }
    tip.append(actions);
    link.closest(".guide-citation").after(tip);
    tip.showPopover();
    place();
    tip.addEventListener("pointerenter", () => clearTimeout(timer));
    tip.addEventListener("pointerleave", later);
  }

  // Below the citation, or above it where there is no room, and always inside the window.
  function place() {
    const at = from.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const below = at.bottom + size.height + 12 < innerHeight || at.top < size.height + 90;
    const left = Math.max(12, Math.min(at.left, document.documentElement.clientWidth - size.width - 12));
    Object.assign(tip.style, {
      inset: "auto",
      margin: "0",
      left: `${left + scrollX}px`,
      top: `${(below ? at.bottom + 6 : at.top - size.height - 6) + scrollY}px`,
    });
  }

  function close() {
    clearTimeout(timer);
    tip?.remove();
    tip = from = null;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!tip?.contains(document.activeElement) && document.activeElement !== from) close();
    }, 300);
  }

  // What a word means, which a title shows to a mouse alone.
  function explain(word) {
    close();
    from = word;
    tip = made("div", "guide-tip", made("p", "", made("b", "", word.textContent), `: ${word.title}`));
    tip.setAttribute("role", "status");
    tip.popover = "manual";
    word.after(tip);
    tip.showPopover();
    place();
  }

  const cited = (target) => target.closest?.(".guide-citation a");
  document.addEventListener("pointerdown", (event) => {
    finger = event.pointerType !== "mouse";
  });
  document.addEventListener("pointerover", (event) => {
    const link = cited(event.target);
    if (!link || event.pointerType !== "mouse") return;
    clearTimeout(timer);
    timer = setTimeout(() => open(link), tip ? 150 : 250);
  });
  document.addEventListener("pointerout", (event) => {
    if (cited(event.target)) later();
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = cited(target);
    if (link) {
      if (link.matches(":focus-visible") && !finger) open(link);
    } else if (tip && !tip.contains(target)) close();
  });
  document.addEventListener("click", (event) => {
    const word = event.target.closest("abbr[title]");
    if (word && finger && from !== word) return explain(word);
    const link = cited(event.target);
    // A finger cannot hover: the first tap shows the source, and the link in it leads to the reference.
    if (link && finger && from !== link) {
      event.preventDefault();
      open(link);
    } else if (!tip?.contains(event.target) || event.target.closest("a")) close();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !tip) return;
    const back = tip.contains(document.activeElement) ? from : null;
    close();
    back?.focus();
    // The focus that comes back must not open it again.
    close();
  });
  addEventListener("resize", close);
})();
