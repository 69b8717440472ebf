/* The sources narrowed down by word, design and topic. Without it all of them are shown. */

(() => {
  const first = document.querySelector(".guide-bibliography");
  if (!first) return;
  const lists = Array.from(document.querySelectorAll(".guide-bibliography"), (list) => ({
    list,
    heading: list.previousElementSibling,
    items: Array.from(list.children, (item) => ({ item, text: fold(item.textContent) })),
  }));

  // Ménière is found by meniere.
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function chooser(options, say = (option) => option) {
    const made = document.createElement("select");
    made.append(new Option("All", ""));
    for (const option of options) {
      const [value, words] = Array.isArray(option) ? option : [option, say(option)];
      made.append(new Option(words, value));
    }
    return made;
  }

  function narrow() {
    const [word, design, topic] = Object.values(controls).map(({ value }) => value);
    const words = fold(word).split(/\s+/).filter(Boolean);
    let shown = 0;
    let all = 0;
    for (const { list, heading, items } of lists) {
      let here = 0;
      for (const { item, text } of items) {
        const fits =
          (!design || heading.id === design) &&
          (!topic || item.dataset.topics.split(" ").includes(topic)) &&
          words.every((part) => text.includes(part));
        item.hidden = !fits;
        here += fits;
      }
      list.hidden = heading.hidden = !here;
      shown += here;
      all += items.length;
    }
    status.textContent = `${shown} of ${all} sources`;
  }

  // Made here, since without the script it could do nothing.
  const topics = new Set(lists.flatMap(({ items }) => items.flatMap(({ item }) => item.dataset.topics.split(" "))));
  const controls = {
    word: Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" }),
    design: chooser(lists.map(({ heading }) => [heading.id, heading.firstChild.textContent.trim()])),
    topic: chooser(Array.from(topics).filter(Boolean).sort(), (topic) => topic.replaceAll("-", " ")),
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
