// Search jumps from place to place, and leaves everything where it stands.
let hits = [], hit = -1;
let texts = null;
const colours = globalThis.Highlight && CSS.highlights;

function find() {
  const words = search.value.trim().toLowerCase();
  texts ??= rows.map((row) => row.firstElementChild.textContent.toLowerCase());
  hits = words ? rows.filter((row, place) => texts[place].includes(words)) : [];
  hit = -1;
  at("found").textContent = words ? `${hits.length} found` : "";
  if (!colours) return;
  CSS.highlights.delete("found");
  if (words) CSS.highlights.set("found", new Highlight(...hits.slice(0, 500).flatMap((row) => ranges(row, words))));
}

function ranges(row, words) {
  const found = [], walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.data.toLowerCase();
    for (let place = text.indexOf(words); place >= 0; place = text.indexOf(words, place + words.length)) {
      const range = new Range();
      range.setStart(node, place);
      range.setEnd(node, place + words.length);
      found.push(range);
    }
  }
  return found;
}

function next(direction) {
  if (!hits.length) return;
  hit = (hit + direction + hits.length) % hits.length;
  at("found").textContent = `${hit + 1} of ${hits.length}`;
  const isTyping = document.activeElement === search;
  jump(hits[hit]);
  if (isTyping) search.focus({ preventScroll: true });
}

search.addEventListener("input", find);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") { event.preventDefault(); next(event.shiftKey ? -1 : 1); }
  if (event.key === "Escape") { search.value = ""; find(); search.blur(); event.stopPropagation(); }
});
