// Why a block went or stands, and the change of the pipeline that keeps it.
const file = (member) => `{"name": "mine", "extends": ${JSON.stringify(data.pipeline)}, "patch": {${member}}}`;
let patch = null;

const filled = (template, row, value) => template.replace("{number}", () => numberOf(row)).replace("{stage}", () => JSON.stringify(data.steps[stepOf(row) - 1])).replace("{value}", () => JSON.stringify(value));

function explain(row) {
  const [path, from, to, why, ofRule, detail, pattern, ofSelector] = data.blocks[numberOf(row)];
  const reason = data.strings[why], rule = data.strings[ofRule], selector = data.strings[ofSelector];
  const parts = [element("button", { type: "button", class: "close", "aria-label": "Close" }, "×")];
  parts[0].addEventListener("click", unselect);
  const places = element("dl", {}, element("dt", {}, "place"), element("dd", {}, path), element("dt", {}, "bytes"), element("dd", {}, `${from}–${to}`));
  patch = null;
  if (reason) {
    const [label, ...because] = reason.split(": ");
    parts.push(element("h2", { class: "dropped" }, `− ${label[0].toUpperCase()}${label.slice(1)}`), element("p", { class: "reason" }, because.join(": ")));
    places.prepend(element("dt", {}, "stage"), element("dd", { class: "stage" }, data.steps[stepOf(row) - 1]), element("dt", {}, "rule"), element("dd", { class: "rule" }, rule));
    parts.push(...keep("Keep this", filled(data.byWords, row, pattern)), places);
    if (selector) parts.push(element("details", {}, element("summary", {}, "Keep all of ", element("code", {}, selector), ", on every page"), ...keep(null, filled(data.bySelector, row, selector))));
    if (detail) parts.push(element("details", {}, element("summary", {}, "The stage’s own words"), element("p", { class: "detail quiet" }, detail)));
  } else {
    const changed = row.classList.contains("changed");
    parts.push(element("h2", { class: changed ? "changed" : "kept" }, changed ? "~ Stands, with other words" : "✓ Stands: no stage dropped it"));
    for (const change of row.querySelectorAll(".s del")) parts.push(element("p", { class: "reason" }, change.cloneNode(true), ` ${change.title}`));
    for (const credit of row.querySelectorAll(".r mark")) parts.push(element("p", { class: "reason" }, credit.cloneNode(true), ` ${credit.title}`));
    parts.push(places);
  }
  at("why-text").replaceChildren(...parts);
  panel.classList.add("open");
  document.documentElement.classList.add("asked");
}

function keep(title, member) {
  const whole = file(member), button = element("button", { type: "button", class: "keep primary" }, title ?? "Copy this patch");
  const shown = element("pre", { class: "patch", tabindex: "0", dir: "ltr" }, whole);
  if (title) {
    patch = { member, button, whole };
    shown.hidden = true;
  }
  button.addEventListener("click", () => {
    shown.hidden = false;
    if (window.parent !== window && embedded) embedded(member); else copy(whole, button);
  });
  return [element("div", { class: "actions" }, button), shown];
}
