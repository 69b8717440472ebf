/* The sources narrowed down by word, design and topic. Without it all of them are shown. */

(() => {
  const form = document.querySelector(".guide-filter");
  if (!form) return;
  const status = form.querySelector("[role=status]");
  const lists = Array.from(document.querySelectorAll(".guide-bibliography"), (list) => ({
    list,
    heading: list.previousElementSibling,
    items: Array.from(list.children, (item) => ({ item, text: fold(item.textContent) })),
  }));

  // Ménière is found by meniere.
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function narrow() {
    const [word, design, topic] = ["word", "design", "topic"].map((by) => form.querySelector(`[data-by=${by}]`).value);
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

  form.hidden = false;
  form.addEventListener("input", narrow);
  narrow();
})();
