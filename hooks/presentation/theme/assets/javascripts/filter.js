/* The sources narrowed down by word, design and topic. Without it all of them are shown. */

(() => {
  const form = document.querySelector(".guide-filter");
  if (!form) return;
  // By topic, how many places each source stands behind the one before; read into the places themselves.
  const placesOf = new Map(Object.entries(JSON.parse(document.querySelector("#topics-of-sources").textContent)));
  for (const [topic, gaps] of placesOf) {
    let place = 0;
    placesOf.set(topic, new Set(gaps.map((gap) => (place += gap))));
  }
  const lists = Array.from(document.querySelectorAll(".guide-bibliography"), (list) => ({
    list,
    heading: list.previousElementSibling,
    items: Array.from(list.children),
  }));
  const all = lists.reduce((sum, { items }) => sum + items.length, 0);
  // Read when the first word is typed, so that nobody waits for it who only reads.
  const texts = new Map();

  // Ménière is found by meniere.
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function textOf(item) {
    if (!texts.has(item)) texts.set(item, fold(item.textContent));
    return texts.get(item);
  }

  function chooser(options) {
    const made = document.createElement("select");
    made.append(new Option("All", ""));
    for (const [value, words] of options) made.append(new Option(words, value));
    return made;
  }

  // In a list of links alone, which some have read out to them, each must say whose it is. One design at a time, so that
  // a finger never waits for all of them.
  for (const { items } of lists)
    (window.requestIdleCallback ?? setTimeout)(() => {
      for (const item of items) {
        const [name, ...links] = item.querySelectorAll(":scope > a");
        for (const link of links) link.setAttribute("aria-label", `${link.textContent}: ${name.textContent}`);
      }
    });

  function narrow() {
    const [word, design, topic] = Object.values(controls).map(({ value }) => value);
    const words = fold(word).split(/\s+/).filter(Boolean);
    const places = placesOf.get(topic);
    let shown = 0;
    let place = 0;
    for (const { list, heading, items } of lists) {
      let here = 0;
      for (const item of items) {
        const fits =
          (!design || heading.id === design) &&
          (!places || places.has(place)) &&
          words.every((part) => textOf(item).includes(part));
        item.hidden = !fits;
        here += fits;
        place += 1;
      }
      list.hidden = heading.hidden = !here;
      shown += here;
    }
    status.textContent = `${shown} of ${all} sources`;
  }

  // Made here, since without the script it could do nothing.
  const controls = {
    word: Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" }),
    design: chooser(lists.map(({ heading }) => [heading.id, heading.firstChild.textContent.trim()])),
    topic: chooser(Array.from(placesOf.keys(), (topic) => [topic, topic.replaceAll("-", " ")])),
  };
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Filter the sources");
  for (const [name, control] of Object.entries(controls)) {
    const label = document.createElement("label");
    label.append(name[0].toUpperCase() + name.slice(1), " ", control);
    form.append(label);
  }
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.textContent = `${all} of ${all} sources`;
  form.append(status);
  form.addEventListener("input", narrow);
})();
