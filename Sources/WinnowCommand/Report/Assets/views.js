// The views of a page, and the filters of its blocks.
const tabs = [...document.querySelectorAll("[role=tab]")], filters = [...document.querySelectorAll(".filter")];

function view(name) {
  for (const tab of tabs) {
    const isShown = tab.id === `tab-${name}`;
    if ((tab.getAttribute("aria-selected") === "true") === isShown) continue;
    tab.setAttribute("aria-selected", isShown);
    tab.tabIndex = isShown ? 0 : -1;
    at(tab.getAttribute("aria-controls")).hidden = !isShown;
  }
}

function filter(name) {
  if (name) list.dataset.show = name; else delete list.dataset.show;
  for (const button of filters) button.setAttribute("aria-pressed", button.dataset.show === name);
  if (name === "dropped") for (const run of runs) run.firstElementChild.open = true;
}

for (const tab of tabs) {
  tab.addEventListener("click", () => view(tab.id.slice(4)));
  tab.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.stopPropagation();
    const other = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length];
    view(other.id.slice(4));
    other.focus();
  });
}
for (const button of filters) button.addEventListener("click", () => filter(button.getAttribute("aria-pressed") === "true" ? null : button.dataset.show));
for (const button of document.querySelectorAll(".copy")) button.addEventListener("click", () => copy(at(button.dataset.copies).textContent, button));
