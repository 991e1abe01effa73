// What the last change did to the page: blocks won and lost, and fields.
function showChange(change) {
  const box = at("change");
  if (!change) return box.replaceChildren();
  const count = change.won.length + change.lost.length + change.changed + change.fields.length;
  if (!count) return box.replaceChildren(element("p", { class: "quiet" }, "The page comes out as before."));
  const line = (tone, sign, block) => {
    const button = element("button", { type: "button" }, element("b", {}, `${sign} `), element("bdi", {}, block.text), element("small", {}, ` ${block.stage}`));
    button.addEventListener("click", () => at("report").contentWindow.winnowReport?.jump(block.block));
    return element("li", { class: tone }, button);
  };
  const most = 50, items = [...change.won.slice(0, most).map((block) => line("kept", "+", block)), ...change.lost.slice(0, most).map((block) => line("dropped", "−", block))];
  for (const one of change.fields) items.push(element("li", { class: "changed" }, element("b", {}, `~ ${one.key}: `), element("bdi", {}, one.old ?? "none"), " → ", element("bdi", {}, one.new ?? "none")));
  if (change.changed) items.push(element("li", { class: "changed" }, `~ ${change.changed} with other words`));
  box.replaceChildren(element("h2", {}, `${change.won.length} won, ${change.lost.length} lost`), element("ul", {}, ...items));
}
