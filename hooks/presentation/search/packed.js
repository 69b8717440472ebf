/* The words of sections and where they stand, as search/packed.py packs them. It is fetched with indexed.js, which holds
   them. */

(() => {
  // Each word begins with the length of what it shares with the word before.
  function unpacked(shortened) {
    const words = [];
    let before = "";
    for (const part of shortened.split(" ")) {
      before = before.slice(0, parseInt(part[0], 36)) + part.slice(1);
      words.push(before);
    }
    return words;
  }

  // Places as search/packed.py writes them: distances from the place before.
  function unpackedPlaces(distances, first) {
    let at = first - 1;
    return [...distances].map((char) => {
      const code = char.charCodeAt(0);
      at += code - (code > 0x5c ? 1 : 0) - 0x22;
      return at;
    });
  }

  window.guidePacked = { unpacked, unpackedPlaces };
})();
