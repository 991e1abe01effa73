// What stands in the document: everything shown is there already, and nothing of a page is ever made markup.
const at = (id) => document.getElementById(id);
const data = JSON.parse(at("data").textContent);
const rows = [...document.querySelectorAll("#rows .row")];
const list = at("rows"), panel = at("why"), slider = at("step"), search = at("search");
const numberOf = (row) => Number(row.id.slice(1));
const rowOf = (number) => rows[number];
const stepOf = (row) => Number(row.dataset.step ?? Infinity);

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Files opened from a disk may have no clipboard: the old way has.
    const area = element("textarea", { class: "sr" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const before = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = before; }, 1500);
}

// On paper nothing can be unfolded.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open])")];
  for (const one of unfolded) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of unfolded) one.open = false;
});
