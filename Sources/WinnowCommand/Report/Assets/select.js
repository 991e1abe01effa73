// One block is chosen at a time, in both columns; a link of a field, a stage or a search leads to its block.
let chosen = null;
// The row that the tabulator key stops at: the keys lead on from there.
let stop = rows[0];
stop?.setAttribute("tabindex", "0");

function choose(row) {
  chosen?.removeAttribute("aria-current");
  chosen = row;
  row.setAttribute("aria-current", "true");
  stop?.removeAttribute("tabindex");
  stop = row;
  row.setAttribute("tabindex", "0");
  explain(row);
  // The reason may lie over it.
  row.scrollIntoView({ block: "nearest" });
}

function unselect() {
  chosen?.removeAttribute("aria-current");
  chosen = null;
  patch = null;
  panel.classList.remove("open");
  document.documentElement.classList.remove("asked");
  at("why-text").replaceChildren(element("p", { class: "quiet" }, "Click a block, in either column, to see why it went or stands."));
}

function jump(row, andChoose = true) {
  view("rows");
  for (let around = row.parentElement.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  if (!isShown(row)) filter(null);
  row.scrollIntoView({ block: "center" });
  if (andChoose) choose(row); else row.setAttribute("tabindex", "-1");
  row.focus({ preventScroll: true });
}

list.addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (row && !String(getSelection())) choose(row);
});
for (const link of document.querySelectorAll(".to")) link.addEventListener("click", () => jump(rowOf(Number(link.dataset.to))));

// What stands in a closed fold has a place all the same.
const isShown = (row) => row.checkVisibility ? row.checkVisibility() : row.offsetParent !== null;

/** The next or last row that is shown, and that `isOne` takes. */
function beside(direction, isOne = isShown) {
  let place = chosen ? numberOf(chosen) + direction : direction > 0 ? 0 : rows.length - 1;
  while (rows[place] && !isOne(rows[place])) place += direction;
  if (rows[place]) jump(rows[place]);
}
