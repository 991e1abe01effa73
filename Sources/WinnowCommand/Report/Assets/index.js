// The table of pages: sorted by any column, filtered by words and by what is lacking.
const body = document.querySelector(".pages tbody"), heads = [...document.querySelectorAll(".pages th button")];
const lines = [...body.rows], words = document.getElementById("words"), only = document.getElementById("only"), shown = document.getElementById("shown");
const valueOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim().toLowerCase();

function sort(button) {
  const head = button.closest("th"), column = head.cellIndex, isNumber = head.dataset.kind === "number";
  const before = head.getAttribute("aria-sort"), up = before ? before === "descending" : !isNumber;
  for (const other of heads) other.closest("th").removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const keyed = lines.map((row) => [isNumber ? Number(valueOf(row, column)) : valueOf(row, column), row]);
  keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1));
  body.append(...keyed.map(([, row]) => row));
}

function filter() {
  const wanted = words.value.trim().toLowerCase(), lack = only.value;
  let count = 0;
  for (const row of lines) {
    row.hidden = !(row.textContent.toLowerCase().includes(wanted) && (!lack || row.dataset.lacks.split(" ").includes(lack)));
    if (!row.hidden) count++;
  }
  shown.textContent = count === lines.length ? "" : `${count} of ${lines.length}`;
}

for (const button of heads) button.addEventListener("click", () => sort(button));
words.addEventListener("input", filter);
only.addEventListener("change", filter);
filter();
