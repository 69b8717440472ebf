/* The sources narrowed down by word, design and topic. Without it all of them are shown. */

(() => {
  const first = document.querySelector(".guide-bibliography");
  if (!first) return;
  // By topic, how many places each source stands behind the one before; read into the places themselves.
  const placesOf = new Map(Object.entries(JSON.parse(document.querySelector("#topics-of-sources").textContent)));
  for (const [topic, gaps] of placesOf) {
    let place = 0;
    placesOf.set(topic, new Set(gaps.map((gap) => (place += gap))));
  }
  const lists = Array.from(document.querySelectorAll(".guide-bibliography"), (list) => ({
    list,
    heading: list.previousElementSibling,
    items: Array.from(list.children, (item) => ({ item, text: fold(item.textContent) })),
  }));

  // Ménière is found by meniere.
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function chooser(options) {
    const made = document.createElement("select");
    made.append(new Option("All", ""));
    for (const [value, words] of options) made.append(new Option(words, value));
    return made;
  }

  // In a list of links alone, which some have read out to them, each must say whose it is.
  for (const { items } of lists)
    for (const { item } of items) {
      const [name, ...links] = item.querySelectorAll(":scope > a");
      for (const link of links) link.setAttribute("aria-label", `${link.textContent}: ${name.textContent}`);
    }

  function narrow() {
    const [word, design, topic] = Object.values(controls).map(({ value }) => value);
    const words = fold(word).split(/\s+/).filter(Boolean);
    const places = placesOf.get(topic);
    let shown = 0;
    let all = 0;
    for (const { list, heading, items } of lists) {
      let here = 0;
      for (const { item, text } of items) {
        const fits =
          (!design || heading.id === design) &&
          (!places || places.has(all)) &&
          words.every((part) => text.includes(part));
        item.hidden = !fits;
        here += fits;
        all += 1;
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
  const form = document.createElement("div");
  form.className = "guide-filter";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Filter the sources");
  for (const [name, control] of Object.entries(controls)) {
    const label = document.createElement("label");
    label.append(name[0].toUpperCase() + name.slice(1), " ", control);
    form.append(label);
  }
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  form.append(status);
  lists[0].heading.before(form);
  form.addEventListener("input", narrow);
  narrow();
})();
