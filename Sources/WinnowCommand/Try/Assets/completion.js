// What may stand at the caret, by the schema of pipeline files and the stages that the pipeline has.
const field = at("text"), offers = at("offers");
let schema = null, known = { stages: [], pipelines: [] }, offered = [], best = 0;

const optionsOf = (step) => schema?.$defs?.[`options-of-${step}`]?.properties ?? {};
const stepOf = (id) => known.stages.find((stage) => stage.id === id)?.step ?? id;
const members = (properties) => Object.entries(properties ?? {}).map(([name, one]) => ({ name, says: one.description ?? "", isKey: true }));

function options(path, around) {
  const [first, id] = path;
  if (path.at(-2) === "insert" || first === "stages") return optionsOf(outerStage ?? around?.values.stage);
  return first === "patch" ? optionsOf(stepOf(id)) : {};
}

/** The stage that an object around the caret's names. */
let outerStage = null;

function possible(text, place) {
  const context = contextAt(text, place), { path, wantsKey, key, around } = context;
  outerStage = /"stage"\s*:\s*"([^"]+)"[^{}]*(?:"with"\s*:\s*\{[^{}]*)?$/.exec(text.slice(0, place))?.[1] ?? null;
  const stages = known.stages.map((stage) => ({ name: stage.id, says: schema?.$defs?.[`options-of-${stage.step}`]?.description ?? "", isKey: true }));
  if (wantsKey) {
    if (path.length === 0) return members(schema?.properties);
    if (path.at(-1) === "patch" && path.length === 1) return stages;
    if (path.at(-1) === "with") return members(options(path, around));
    if (path.at(-1) === "insert" || path[0] === "stages") return members(schema?.$defs?.stage?.properties);
    if (path[0] === "patch" && path.length === 2) return ["with", "insert", "before", "after", "output"].map((name) => ({ name, says: "", isKey: true }));
    return members(schema?.properties?.[path.at(-1)]?.properties);
  }
  const texts = (names) => names.map((name) => ({ name, says: "", isKey: false }));
  if (key === "stage") return Object.keys(schema?.$defs ?? {}).filter((name) => name.startsWith("options-of-")).map((name) => ({ name: name.slice(11), says: schema.$defs[name].description ?? "", isKey: false }));
  if (key === "before" || key === "after") return texts(known.stages.map((stage) => stage.id));
  if (key === "extends") return texts(known.pipelines);
  const option = path.at(-1) === "with" ? options(path, around)[key] : null;
  if (!option) return [];
  if (option.enum) return texts(option.enum).map((one) => ({ ...one, says: option.description ?? "" }));
  return [option.type === "boolean" ? String(!option.default) : JSON.stringify(option.default)].map((name) => ({ name, says: option.description ?? "", isRaw: true }));
}

function offer(isAsked) {
  const place = field.selectionStart, { string } = contextAt(field.value, place);
  const typed = string ?? "";
  offered = string === null && !isAsked ? [] : possible(field.value, place).filter((one) => one.name.startsWith(typed) && one.name !== typed && !(one.isRaw && string !== null));
  best = 0;
  draw();
}

function draw() {
  offers.hidden = !offered.length;
  offers.replaceChildren(...offered.map((one, place) => {
    const line = element("li", { role: "option", id: `offer-${place}`, "aria-selected": place === best }, one.name, " ", element("small", {}, one.says));
    line.addEventListener("mousedown", (event) => { event.preventDefault(); best = place; take(); });
    return line;
  }));
  if (offered.length) { field.setAttribute("aria-activedescendant", `offer-${best}`); at(`offer-${best}`).scrollIntoView({ block: "nearest" }); } else field.removeAttribute("aria-activedescendant");
}

function take() {
  const one = offered[best], place = field.selectionStart, { string } = contextAt(field.value, place);
  const start = string === null ? place : place - string.length - 1;
  const hasEnd = string !== null && field.value[place] === '"', hasColon = /^"?\s*:/.test(field.value.slice(place));
  field.setSelectionRange(start, place + (hasEnd ? 1 : 0));
  offered = [];
  draw();
  // The browser's own way, which its undo knows.
  document.execCommand("insertText", false, one.isRaw ? one.name : `"${one.name}"${one.isKey && !hasColon ? ": " : ""}`);
}

field.addEventListener("keydown", (event) => {
  if (event.key === " " && event.ctrlKey) { event.preventDefault(); offer(true); return; }
  if (!offered.length) return;
  const does = {
    ArrowDown: () => { best = (best + 1) % offered.length; draw(); }, ArrowUp: () => { best = (best + offered.length - 1) % offered.length; draw(); },
    Enter: take, Tab: take, Escape: () => { offered = []; draw(); },
  }[event.key];
  if (does) { event.preventDefault(); event.stopPropagation(); does(); }
});
field.addEventListener("blur", () => { offered = []; draw(); });
