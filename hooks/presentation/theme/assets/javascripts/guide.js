/* What HTML and CSS cannot do alone. Without this script every page still reads, and every link leads somewhere. */

const root = document.documentElement;

// The colours: the reader's choice, kept in this browser; the head of the page has set what was chosen before.
const scheme = document.querySelector(".guide-header__scheme");
const other = () => (root.dataset.scheme === "dark" ? "light" : "dark");
const nameScheme = () => {
  scheme.textContent = other() === "dark" ? "Dark" : "Light";
  scheme.setAttribute("aria-label", `Switch to ${other()} colours`);
};
nameScheme();
scheme.addEventListener("click", () => {
  root.dataset.scheme = other();
  try {
    localStorage.setItem("guide-scheme", root.dataset.scheme);
  } catch {
    /* The choice then lasts for this page. */
  }
  nameScheme();
});

// On a phone the rows of a wide table stand one below the other, and some browsers forget what the parts of a table are
// when it is not laid out as one: these are the roles that they have anyway.
const narrow = matchMedia("(max-width: 40em)");
const whenIdle = window.requestIdleCallback ?? setTimeout;
function nameParts() {
  if (!narrow.matches) return;
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  // One table at a time, so that a finger never waits for all of them.
  for (const table of document.querySelectorAll(".guide-rows--wide:not([role])")) {
    whenIdle(() => {
      for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
        part.setAttribute("role", roles[part.tagName] ?? (part.scope === "row" ? "rowheader" : "columnheader"));
      }
    });
  }
}
nameParts();
narrow.addEventListener("change", nameParts);

// A table that fits, or is folded away, has nothing to scroll: the keyboard need not stop there.
const fitting = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const region of document.querySelectorAll(".guide-table")) {
  if (region.closest("details:not([open])")) region.removeAttribute("tabindex");
  fitting.observe(region);
}

// The table of contents lies open where it has a column of its own, and says which section is being read.
const contents = document.querySelector(".guide-contents");
if (contents) {
  const wide = matchMedia("(min-width: 76.01em)");
  const fold = () => {
    contents.firstElementChild.open = wide.matches;
  };
  fold();
  wide.addEventListener("change", fold);
  const links = new Map(
    Array.from(contents.querySelectorAll("a"), (link) => [decodeURIComponent(link.hash.slice(1)), link]),
  );
  const headings = Array.from(links.keys(), (id) => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    const reading = headings.findLast((heading) => heading.getBoundingClientRect().top < 140);
    for (const [id, link] of links) {
      if (id === reading?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
}

// On a phone the references are folded: a citation tells its source where it stands. What a link leads to is opened.
const references = document.querySelector(".guide-references details");
if (references && narrow.matches) references.open = false;
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}
openTarget();
addEventListener("hashchange", openTarget);

// A page is built once and read for years: only the reader's own clock knows that its review is overdue.
const pad = (part) => String(part).padStart(2, "0");
const dayOf = (date) => [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join("-");
for (const due of document.querySelectorAll(".guide-status__due")) {
  const day = due.querySelector("time");
  if (day && day.dateTime < dayOf(new Date())) {
    due.replaceChildren("Review overdue since ", day);
    due.classList.add("guide-status__check--open");
    document.querySelector(".guide-status > ul").append(due.parentElement);
  }
}

// Paper cannot be opened or clicked: what is folded is shown, and the day of printing stands below.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll(
    ":is(.guide-text, .guide-references, .guide-status, .guide-cite) details:not([open])",
  )) {
    folded.open = true;
    folded.dataset.printed = "";
  }
  const inWords = { day: "numeric", month: "long", year: "numeric" };
  for (const day of document.querySelectorAll(".guide-printed__day"))
    day.textContent = `on ${new Date().toLocaleDateString("en-GB", inWords)}`;
});
addEventListener("afterprint", () => {
  for (const folded of document.querySelectorAll("details[data-printed]")) {
    folded.open = false;
    delete folded.dataset.printed;
  }
});

// What can be copied has a button behind it; where a browser forbids that, the text is selected.
for (const text of document.querySelectorAll("[data-copy]")) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "guide-button",
    textContent: text.dataset.copy,
  });
  button.addEventListener("click", async () => {
    getSelection().selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "The text is selected; copy it with the keyboard";
    }
  });
  text.after(button);
}

// A link to a section or a claim is copied, and where a browser forbids that it stands in the address bar.
async function copyAddress(id) {
  const address = new URL(`#${id}`, location.href).href;
  history.replaceState(null, "", address);
  try {
    await navigator.clipboard.writeText(address);
    return "Link copied";
  } catch {
    return "The link is in the address bar";
  }
}
for (const link of document.querySelectorAll(".headerlink")) {
  link.addEventListener("click", () => copyAddress(link.hash.slice(1)));
}
