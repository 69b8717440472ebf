/* What a query means: its words as units, each a word or a phrase with all that means the same. It is fetched with
   finder.js, which hands it what the index knows of words and ranks the pages that answer. */

(() => {
  // How much a word counts that means the same, begins the same or is spelt nearly the same, against the word itself.
  const SAME = 0.8,
    BEGINS = 0.7,
    NEAR = 0.6;

  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[µμ]/g, "micro")
      .toLowerCase();
  const cut = (text) => fold(text).match(/[a-z]+|\d+(?:\.\d+)?/g) ?? [];

  // Endings, not grammar: what is left need only be the same for words that a reader takes for the same.
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let rest = word
      .replace(/isation|ization/, "is")
      .replace(/izing|ising|ized|ised|izes|ises|ize|ise/, "is")
      .replace(/ae|oe/, "e")
      .replace(/our/, "or")
      .replace(/(?:ies|y)$/, "i")
      .replace(/(?:sses)$/, "ss")
      .replace(/([^s])s$/, "$1");
    if (rest.length > 5) rest = rest.replace(/(?:ations?|ings?|ives?|ions?|ments?|al|ed|ly|ous|es)$/, "");
    return rest.replace(/e$/, "").replace(/([^aeiou])\1$/, "$1");
  }

  // Slips of one key in short words and two in long ones; letters that changed places are one slip.
  function near(word, other, most) {
    if (Math.abs(word.length - other.length) > most) return Infinity;
    let last = [],
      row = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= word.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
          next[j] = Math.min(next[j], last[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      [last, row] = [row, next];
    }
    return row[other.length];
  }

  // What a word of the query may stand for: stems, each with how much it counts.
  function meanings(word, last, index) {
    const found = new Map();
    const name = stem(word);
    if (index.stems.has(name)) found.set(name, 1);
    // A word that is still being typed; one that stands in the guide as it is may be whole.
    if (word.length > 2 && !/^\d/.test(word) && (last || !found.size)) {
      const counts = found.size ? BEGINS / 2 : BEGINS;
      for (let i = lowerBound(index.order, word); i < index.order.length && index.order[i].startsWith(word); i += 1) {
        if (!found.has(index.order[i])) found.set(index.order[i], counts);
      }
    }
    if (!found.size && word.length > 3 && !/\d/.test(word)) {
      const most = word.length > 7 ? 2 : 1;
      let best = most;
      const close = [];
      for (const other of index.order) {
        const apart = Math.min(near(name, other, best), near(word, other, best));
        if (apart <= best) {
          if (apart < best) close.length = 0;
          best = apart;
          close.push(other);
        }
      }
      for (const other of close) found.set(other, NEAR);
    }
    return found;
  }

  function lowerBound(list, word) {
    let low = 0,
      high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // The query as units, each a word or a phrase with all that means the same: lists of stems that must stand together.
  function understand(query, index) {
    // The route, not the preposition; in a query that is all capitals it may be either.
    const words = cut(/[a-z]/.test(query) ? query.replace(/\bIN\b/g, "intranasal") : query);
    // "Ketamine" alone tells no page from another, but somebody who types it wants to see something.
    const onlyIdle = words.every((word) => index.idle.has(word));
    const units = [];
    for (let i = 0; i < words.length; ) {
      let length = Math.min(5, words.length - i);
      let others;
      for (; length > 0; length -= 1) {
        others = index.phrases.get(
          words
            .slice(i, i + length)
            .map(stem)
            .join(" "),
        );
        if (others) break;
      }
      length = Math.max(length, 1);
      const own = words.slice(i, i + length);
      i += length;
      if (length === 1 && index.idle.has(own[0]) && !others && !onlyIdle) continue;
      const ways = [];
      if (own.length > 1) ways.push({ stems: own.map(stem), counts: 1 });
      else if (own.length === 1) {
        const last = i === words.length && !others;
        for (const [name, counts] of meanings(own[0], last, index)) ways.push({ stems: [name], counts });
      }
      // A slip in a word of a group still finds the group.
      const groups =
        others ??
        [...meanings(own[0], false, index)]
          .filter(([, counts]) => counts === NEAR)
          .flatMap(([name]) => index.phrases.get(name) ?? []);
      for (const stems of groups) ways.push({ stems, counts: SAME });
      if (ways.length) units.push(ways);
    }
    return units;
  }

  window.guideQuery = { cut, stem, understand };
})();
