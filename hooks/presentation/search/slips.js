/* What a word with a slip of the keyboard may stand for among the words of the guide, and the words that begin with what
   is still being typed. It is fetched with query.js, which asks. */

(() => {
  // Slips of one key in short words and two in long ones; letters that changed places are one slip.
  function near(word, other, most) {
    if (Math.abs(word.length - other.length) > most) return Infinity;
    let last = [],
      row = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= word.length; i += 1) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
          next[j] = Math.min(next[j], last[j - 2] + 1);
        if (next[j] < least) least = next[j];
      }
      if (least > most) return Infinity;
      [last, row] = [row, next];
    }
    return row[other.length];
  }

  // The words of the guide that a word with a slip may stand for: as few slips as can be, the first letter is right.
  function slips(word, index) {
    const known = index.slips.get(word);
    if (known) return known;
    let best = word.length > 7 ? 2 : 1,
      close = [];
    if (word.length > 3 && !/\d/.test(word)) {
      for (const other of index.whole) {
        if (other[0] !== word[0] && (other[0] !== word[1] || other[1] !== word[0])) continue;
        const apart = near(word, other, best);
        if (apart > best) continue;
        if (apart < best) close = [];
        best = apart;
        close.push(other);
      }
    }
    index.slips.set(word, close);
    return close;
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

  // The stems of the index that begin with `word`.
  function begunBy(word, index) {
    const found = [];
    for (let i = lowerBound(index.order, word); i < index.order.length && index.order[i].startsWith(word); i += 1)
      found.push(index.order[i]);
    return found;
  }

  window.guideSlips = { slips, begunBy };
})();
