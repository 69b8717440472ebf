/* What HTML and CSS cannot do alone. Without this script every page still reads and every link still leads somewhere. */

// On a phone the first page's table is shown one row below the other, so each cell says which column it is from.
// The roles are those the elements have anyway; some browsers forget them when a table is not laid out as one.
for (const table of document.querySelectorAll(".guide-home .guide-rows")) {
  const columns = Array.from(table.tHead.rows[0].cells, (cell) => cell.textContent.trim());
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };
  for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
    part.setAttribute("role", roles[part.tagName]);
    if (part.tagName === "TD") part.dataset.column = columns[part.cellIndex];
  }
  table.classList.add("guide-rows--stacked");
}

// A table that fits has nothing to scroll: the keyboard need not stop there.
const fitting = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const region of document.querySelectorAll(".guide-table")) fitting.observe(region);

// The theme's menu and search buttons are labels, which no keyboard reaches: buttons take their place.
const toggles = { __drawer: "Menu", __search: "Search" };
for (const label of document.querySelectorAll(".md-header__inner > label, .guide-search-hint label")) {
  const toggle = document.getElementById(label.htmlFor);
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.dataset.toggle = label.htmlFor;
  button.append(...label.childNodes);
  if (!button.textContent.trim()) button.setAttribute("aria-label", toggles[label.htmlFor]);
  button.addEventListener("click", () => {
    toggle.click();
    if (toggle.id === "__search" && toggle.checked) document.querySelector(".md-search__input").focus();
  });
  label.replaceWith(button);
}
document.addEventListener("keydown", ({ key }) => {
  const drawer = document.getElementById("__drawer");
  if (key === "Escape" && drawer.checked) drawer.click();
});

// A page is built once and read for years: only the reader's own clock knows that its review is overdue.
for (const due of document.querySelectorAll(".guide-status__due")) {
  const day = due.querySelector("time");
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  if (day && day.dateTime < today) {
    due.replaceChildren("Review overdue since ", day);
    due.classList.add("guide-status__check--open");
  }
}
