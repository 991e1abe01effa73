// Asks how things stand, tries what is typed, and keeps the report where it was.
const frame = at("report");
let version = 0, savedText = "", waiting = null, kept = null, change = null, asking = Promise.resolve();

function isDirty() { return field.value !== savedText; }

function takeState(state, isOurs) {
  known = state;
  at("file").textContent = state.file;
  document.title = `${state.page} – Winnow`;
  if (!isOurs && !isDirty() && state.text !== field.value) field.value = state.text;
  if (state.isSaved || !version) savedText = state.text;
  if (!version && !field.value) field.value = state.text;
  at("saved").textContent = state.mistake ? "with a mistake" : isDirty() || !state.isSaved ? "tried, not saved" : `saved · ${state.milliseconds} ms`;
  showMistake(state.mistake);
  if (state.version === version) return;
  version = state.version;
  change = state.change;
  showChange(change);
  if (state.mistake && frame.src) return;
  kept = frame.contentWindow?.winnowReport?.state() ?? kept;
  frame.src = `/report?${version}`;
}

frame.addEventListener("load", () => {
  const report = frame.contentWindow?.winnowReport;
  if (!report) return;
  takeDrops(frame.contentDocument);
  report.keepBy((member) => put(withPatch(field.value, member)));
  if (kept) report.restore(kept);
  if (change) report.mark(change.won.map((block) => block.block), change.lost.map((block) => block.block));
});

// One question at a time, so that answers come in their order.
function inTurn(work) {
  asking = asking.then(work).catch((error) => { at("saved").textContent = error instanceof TypeError ? "Winnow has ended" : error.message; });
  return asking;
}

const draft = () => inTurn(async () => takeState(await tell("/draft", field.value), true));
const save = () => inTurn(async () => {
  const text = field.value, state = await tell("/save", text);
  savedText = text;
  takeState(state, true);
});

function put(text) {
  field.value = text;
  number();
  draft();
}

field.addEventListener("input", () => {
  number();
  offer(false);
  clearTimeout(waiting);
  waiting = setTimeout(draft, 200);
});
at("save").addEventListener("click", save);
at("revert").addEventListener("click", () => put(savedText));
document.addEventListener("keydown", (event) => {
  if (event.key === "s" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
});
addEventListener("beforeunload", (event) => { if (isDirty()) event.preventDefault(); });

// Other pages.
const pages = at("pages"), page = (name, body) => inTurn(async () => { kept = null; takeState(await tell(`/page?name=${encodeURIComponent(name)}`, body), true); });
at("paste").addEventListener("click", () => pages.showModal());
at("cancel").addEventListener("click", () => pages.close());
at("original").addEventListener("click", () => { pages.close(); page("", ""); });
at("use").addEventListener("click", () => {
  const file = at("upload").files[0];
  pages.close();
  if (file) page(file.name, file); else if (at("html").value) page("pasted page", at("html").value);
});
/** A page may be dropped anywhere: what is over the report is told to the report's document alone. */
function takeDrops(where) {
  where.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("drop"); });
  where.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("drop"); });
  where.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("drop");
    const file = event.dataTransfer.files[0], text = event.dataTransfer.getData("text/html") || event.dataTransfer.getData("text/plain");
    if (file) page(file.name, file); else if (text) page("dropped page", text);
  });
}

takeDrops(document);

async function look() {
  await inTurn(async () => takeState(await ask("/state"), false));
  setTimeout(look, 250);
}

inTurn(async () => { schema = await ask("/schema"); });
look();
