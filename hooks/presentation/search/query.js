/* What a query means: its words as units, each a word or a phrase with all that means the same. It is fetched when the
   search is first used; finder.js hands it what the index knows of words, and ranks the pages that answer. */

(() => {
  const { cut, stem } = window.guideWords;
  // How much a word counts that means the same, begins the same or is spelt nearly the same, against the word itself,
  // what stands for a word that the guide lacks, and a phrase of which only a part is there.
  const SAME = 0.72,
    BEGINS = 0.7,
    NEAR = 0.6,
    INSTEAD = 0.5,
    PART = 0.6;
  const LONGEST_PHRASE = 5;

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
  const slipsOf = new Map();
  function slips(word, index) {
    const known = slipsOf.get(word);
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
    slipsOf.set(word, close);
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

  // What a word of the query may stand for: ways, each with how much it counts, and what it was taken for.
  function meanings(word, last, index) {
    const name = stem(word);
    const found = new Map();
    if (index.stems.has(name)) found.set(name, 1);
    // A word that is still being typed; one that stands in the guide as it is may be whole.
    if (word.length > 2 && !/^\d/.test(word) && (last || !found.size)) {
      const counts = found.size ? BEGINS / 2 : BEGINS;
      for (let i = lowerBound(index.order, word); i < index.order.length && index.order[i].startsWith(word); i += 1) {
        if (!found.has(index.order[i])) found.set(index.order[i], counts);
      }
    }
    if (found.size) return { found };
    const instead = index.nearest.get(name);
    if (instead) return { found: new Map(instead.map((other) => [other, INSTEAD])), missing: true };
    const close = slips(word, index);
    for (const other of close) found.set(stem(other), NEAR);
    return { found, missing: !found.size, meant: close[0] };
  }

  // The longest phrase of `words` from `at` on that means the same as others, as its number of words.
  function phraseAt(words, at, index) {
    for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
      const groups = index.phrases.get(
        words
          .slice(at, at + length)
          .map(stem)
          .join(" "),
      );
      if (groups) return { length, groups };
    }
    return { length: 1, groups: [] };
  }

  // An idle word, which tells a little where it stands in a title or in what people ask.
  const idly = (word) => Object.assign([{ stems: [stem(word)], counts: 1 }], { idle: true });

  // The query cut into words and phrases, each with the groups of those that mean the same. Two of one group say one thing,
  // "how long" and "last", and tell in which sense it is meant: "schedule" of a controlled drug is the law.
  function partsOf(words, index) {
    const parts = [];
    for (let i = 0; i < words.length; ) {
      const { length, groups } = phraseAt(words, i, index);
      const own = words.slice(i, i + length);
      i += length;
      const same = parts.find((part) => part.groups.some((group) => groups.includes(group)));
      if (!same) parts.push({ owns: [own], groups, last: i === words.length });
      else {
        same.groups = same.groups.filter((group) => groups.includes(group));
        same.owns.push(own);
      }
    }
    return parts;
  }

  // The ways of a word or phrase itself: all its words, or each for less, so that none is lost where the guide puts it in
  // another way.
  function ownWays(own, last, index) {
    const telling = own.length > 1 ? own.filter((word) => !index.idle.has(word)) : own;
    if (telling.length > 1) {
      const parts = telling.map((word) => ({ stems: [stem(word)], counts: PART / telling.length }));
      return { ways: [{ stems: telling.map(stem), counts: 1, own: true }, ...parts] };
    }
    if (!telling.length) return { ways: [] };
    const known = meanings(telling[0], last, index);
    const ways = [...known.found].map(([name, counts]) => ({ stems: [name], counts, own: true }));
    return { ways, word: telling[0], known };
  }

  // The query as units, each a list of ways: stems that must stand together, how much they count, and whether a part
  // of them is worth something. `missing` are words that the guide lacks, `meant` those that it has for a slip.
  function understand(query, index) {
    // The route, not the preposition; in a query that is all capitals it may be either.
    const words = cut(/[a-z]/.test(query) ? query.replace(/\bIN\b/g, "intranasal") : query);
    // "Ketamine" alone tells no page from another, but somebody who types it wants to see something.
    const onlyIdle = words.every((word) => index.idle.has(word));
    const onlyStops = words.every((word) => index.stop.has(word));
    const onlyKin = words.every((word) => index.idle.has(word) || index.kin.has(word));
    const units = [],
      missing = [],
      meant = [];
    for (const { owns, groups, last } of partsOf(words, index)) {
      const [own] = owns;
      // Who is meant by "my dad" is told by asker; what is asked stands in the other words.
      if (own.length === 1 && index.kin.has(own[0]) && !onlyKin) {
        units.push(Object.assign([{ stems: [stem(own[0])], counts: 1 }], { kin: true }));
        continue;
      }
      if (own.length === 1 && index.idle.has(own[0]) && !groups.length && !onlyStops) {
        const stops = index.stop.has(own[0]);
        if (!stops && !onlyIdle) units.push(idly(own[0]));
        if (stops || !onlyIdle) continue;
      }
      const ways = [];
      const others = groups.flat().map((stems) => ({ stems, counts: SAME }));
      for (const said of owns) {
        const { ways: its, word, known } = ownWays(said, last && !groups.length, index);
        ways.push(...its);
        if (!known) continue;
        // A slip in a word of a group still finds the group, after the word.
        const slipped = (known.meant && index.phrases.get(stem(known.meant))) || [];
        others.push(...slipped.flat().map((stems) => ({ stems, counts: SAME * NEAR })));
        // Of numbers the index holds doses alone, so that no other is known to be lacking.
        if (known.missing && !others.length && !/\d/.test(word)) missing.push(word);
        if (known.meant && !groups.length) meant.push([word, known.meant]);
      }
      if (owns.length > 1) {
        const both = owns.flat().filter((word) => !index.idle.has(word)).map(stem);
        ways.splice(0, Infinity, { stems: both, counts: 1, own: true });
        if (!both.length) ways.pop();
      }
      for (const { stems, counts } of others) {
        // A phrase of idle words and one other means what it means only as a whole: "out of body" is not any body.
        const kept = stems.length > 1 ? stems.filter((name) => !index.idleStems.has(name)) : stems;
        if (kept.length >= Math.min(2, stems.length)) ways.push({ stems: kept, counts });
      }
      if (ways.length) units.push(ways);
    }
    return { units, missing, meant, ...intent(words, index) };
  }

  // Who asks: a clinician, somebody with pain or near to one, or one cannot tell; whether it is asked about somebody else,
  // and whether ketamine is set beside another drug.
  function intent(words, index) {
    const says = (some) => words.some((word) => some.has(word));
    const asker = says(index.clinical) ? "clinician" : says(index.lay) ? "layman" : "unknown";
    return { asker, ofKin: says(index.kin), compares: says(index.comparing) };
  }

  // What words with slips stand for changes with what is in the index.
  window.guideQuery = { understand, forget: () => slipsOf.clear() };
})();
