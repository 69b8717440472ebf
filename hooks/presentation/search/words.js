/* Words, as the search cuts and compares them; search/words.py cuts those of the guide in the same way. It is fetched
   with query.js when the search is first used. */

(() => {
  // Pasted text holds signs that nobody sees; a decimal comma is a point, "s.c." and
  // "s/c" are sc, and some write "cant" for "can't".
  const fold = (text) =>
    text
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff'’]/g, "")
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[µμ]/g, "micro")
      .toLowerCase()
      .replace(/\b([a-z])[./&](?=[a-z]s?\b)/g, "$1")
      .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
      .replace(/(\d),(?=\d)/g, "$1.")
      .replace(/(^|[^\d.])\.(?=\d)/g, "$10.")
      .replace(/(\d)(?=[a-z])/g, "$1 ")
      .replace(/\b(?:microg|micrograms?|mcg|ug)\b/g, "microgram");
  const cut = (text) => fold(text).match(/[a-z]+|\d+(?:\.\d+)?/g) ?? [];

  // Endings, not grammar: what is left need only be the same for words that a reader takes for the same.
  // Each sort of ending leaves so many letters at least: "sed-ation", but not "s-ing" or "prev-ent".
  const ENDINGS = [
    [3, /(?:ations?|ating|ated|ates?|ators?|ative|iness|ness|ings?|ments?|ed|es)$/],
    [5, /(?:ants?|ents?|is)$/],
    [
      4,
      /(?:ational|ors?|ions?|ivit|ives?|ances?|ences?|anc|enc|ious|ous|ium|ical|ic|ia|it|ful|ures?|al|(?<=[^aeiou])l)$/,
    ],
  ];
  const stems = new Map();
  function stem(word) {
    if (!stems.has(word)) stems.set(word, stemmed(word));
    return stems.get(word);
  }
  function stemmed(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let rest = word
      .replace(/(?<=.{3})(?:[iy][sz](?:ation|ing|ed|es|e))$/, "is")
      .replace(/ae|oe/, "e")
      .replace(/our/, "or")
      .replace(/(?:ies|y)$/, "i")
      .replace(/sses$/, "ss")
      .replace(/([^siu])s$/, "$1");
    if (rest.length > 5) rest = rest.replace(/i$/, "");
    if (rest.length > 5) {
      for (const [least, ending] of ENDINGS) {
        const shorter = rest.replace(ending, "");
        if (shorter === rest || shorter.length < least || !/[aeiouy]/.test(shorter)) continue;
        rest = shorter;
        break;
      }
    }
    rest = rest.length > 4 ? rest.replace(/[aei]{1,2}$/, "") : rest.replace(/(.{3})e$/, "$1");
    return rest.replace(/([^aeiou])\1$/, "$1");
  }

  // Words that would lose their endings to others: those of a line are one, under its first.
  function keepApart(lines) {
    for (const line of lines) for (const word of line.split(" ")) stems.set(word, line.split(" ")[0]);
  }

  window.guideWords = { cut, stem, keepApart };
})();
