/* What a query means: its words as units, each a word or a phrase with all that means the same. It is fetched when the
   search is first used; finder.js hands it what the index knows of words, and ranks the pages that answer. */

(() => {
  const { cut, stem } = window.guideWords;
  const { slips, begunBy } = window.guideSlips;
  // How much a word counts that means the same, begins the same or is spelt nearly the same, against the word itself,
  // what stands for a word that the guide lacks, and a phrase of which only a part is there.
  const SAME = 0.72,
    BEGINS = 0.7,
    NEAR = 0.6,
    INSTEAD = 0.5,
    PART = 0.6;
  const LONGEST_PHRASE = 5;
  const MINE = new Set(["me", "mine", "my", "myself", "our", "us"]);

  // What a word of the query may stand for: ways, each with how much it counts, and what it was taken for.
  function meanings(word, last, index) {
    const name = stem(word);
    const found = new Map();
    if (index.stems.has(name)) found.set(name, 1);
    // A word that is still being typed; one that stands in the guide as it is may be whole.
    if (word.length > 2 && !/^\d/.test(word) && (last || !found.size)) {
      const counts = found.size ? BEGINS / 2 : BEGINS;
      for (const other of begunBy(word, index)) if (!found.has(other)) found.set(other, counts);
    }
    // One that tells nothing begins like this, "doe" like "does".
    if (found.size || (last && [...index.idle].some((other) => other.startsWith(word)))) return { found };
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

  // The ways of what means the same: each phrase of the groups.
  function otherWays(groups, counts, index) {
    return (
      groups
        .flat()
        // A phrase of idle words and one other means what it means only as a whole: "out of body" is not any body.
        .map((stems) => [stems, stems.length > 1 ? stems.filter((name) => !index.idleStems.has(name)) : stems])
        .filter(([stems, kept]) => kept.length >= Math.min(2, stems.length))
        .map(([, kept]) => ({ stems: kept, counts }))
    );
  }

  // A part of the query as a unit; what it lacks or takes for a slip is added to `missing` and `meant`.
  function unitOf({ owns, groups, last }, index, missing, meant) {
    const ways = [];
    for (const own of owns) {
      const { ways: its, word, known } = ownWays(own, last && !groups.length, index);
      ways.push(...its);
      if (!known) continue;
      // A slip in a word of a group still finds the group, after the word.
      const slipped = (known.meant && index.phrases.get(stem(known.meant))) || [];
      ways.push(...otherWays(slipped, SAME * NEAR, index));
      // Of numbers the index holds doses alone, so that no other is known to be lacking.
      if (known.missing && !groups.length && !slipped.length && !/\d/.test(word)) missing.push(word);
      // What is not typed to its end is no slip.
      const begun = last && known.meant?.startsWith(word);
      if (known.meant && !groups.length && !begun) meant.push([word, known.meant]);
    }
    const others = otherWays(groups, SAME, index);
    if (owns.length === 1) return [...ways, ...others];
    const both = owns.flat().filter((word) => !index.idle.has(word));
    return both.length ? [{ stems: both.map(stem), counts: 1, own: true }, ...others] : others;
  }

  // A word that tells little by itself: one that is idle, or says who is asked about. `onlyIdle` has none but these.
  function kindOfWord({ owns: [own], groups }, index, onlyIdle, onlyKin) {
    if (own.length > 1) return "";
    if (index.kin.has(own[0]) && !onlyKin) return "kin";
    if (!index.idle.has(own[0]) || groups.length) return "";
    if (index.stop.has(own[0])) return "stop";
    return onlyIdle ? "" : "idle";
  }

  // The query as units, each a list of ways: stems that must stand together, how much they count, and whether a part
  // of them is worth something. `missing` are words that the guide lacks, `meant` those that it has for a slip.
  function understand(query, index) {
    // The route, not the preposition; in a query that is all capitals it may be either.
    const words = cut(/[a-z]/.test(query) ? query.replace(/\bIN\b/g, "intranasal") : query);
    const only = (...sets) => words.every((word) => sets.some((set) => set.has(word)));
    // "Ketamine" alone tells no page from another, but somebody who types it wants to see something.
    const onlyIdle = only(index.idle),
      onlyStops = only(index.stop),
      onlyKin = only(index.idle, index.kin);
    const units = [],
      missing = [],
      meant = [];
    for (const part of partsOf(words, index)) {
      const kind = onlyStops ? "" : kindOfWord(part, index, onlyIdle, onlyKin);
      if (kind === "stop") continue;
      const ways = kind ? [{ stems: [stem(part.owns[0][0])], counts: 1 }] : unitOf(part, index, missing, meant);
      if (ways.length) units.push(Object.assign(ways, { kind }));
    }
    return { units, missing, meant, ...intent(words, index) };
  }

  // Who asks: a clinician, somebody with pain or near to one, or one cannot tell; whether it is asked about somebody else,
  // and whether ketamine is set beside another drug.
  function intent(words, index) {
    const says = (some) => words.some((word) => some.has(word));
    const ofKin = says(index.kin);
    // No clinician asks about "my mum", and who "gives it to me" is not the one who asks.
    const near = says(MINE) || ofKin;
    const clinician = ofKin && says(MINE) ? false : says(index.clinical) || (!near && says(index.doing));
    const layman = near || says(index.own) ? "layman" : says(index.lay) ? "plain" : "unknown";
    const asker = clinician ? "clinician" : layman;
    return { asker, ofKin, compares: says(index.comparing) };
  }

  window.guideQuery = { understand };
})();
