// The page behind each stage: a block that a later stage drops still stands, with the words that it had then.
const chips = [...document.querySelectorAll(".chip")];
const gone = rows.filter((row) => row.dataset.step), runs = [...document.querySelectorAll(".run")];
const labels = new Map(gone.map((row) => [row, row.lastElementChild.firstElementChild]));
const ends = new Map(Object.keys(data.texts).map((number) => [rowOf(Number(number)), [...rowOf(Number(number)).lastElementChild.childNodes]]));
let step = data.steps.length;

function textAt(row, place) {
  const said = data.texts[numberOf(row)] ?? {};
  const last = Object.keys(said).map(Number).filter((key) => key <= place).at(-1);
  if (last) return said[last];
  const source = row.firstElementChild;
  return source.querySelector("ins, del") ? withoutChanges(source) : source.textContent;
}

function withoutChanges(source) {
  const plain = source.cloneNode(true);
  for (const put of plain.querySelectorAll("ins")) put.remove();
  return plain.textContent;
}

function show(place) {
  const before = step;
  step = Math.min(Math.max(place, 0), data.steps.length);
  const [low, high] = before < step ? [before, step] : [step, before];
  for (const row of gone) {
    const of = stepOf(row);
    if (of <= low || of > high) continue;
    const later = of > step;
    row.classList.toggle("later", later);
    row.lastElementChild.dir = later ? "auto" : "";
    if (later) row.lastElementChild.textContent = textAt(row, step); else row.lastElementChild.replaceChildren(labels.get(row));
  }
  for (const [row, nodes] of ends) {
    if (stepOf(row) <= step) continue;
    if (step === data.steps.length) row.lastElementChild.replaceChildren(...nodes); else row.lastElementChild.textContent = textAt(row, step);
  }
  for (const run of runs) {
    const later = stepOf(run) > step;
    if (run.classList.toggle("later", later) && later) run.firstElementChild.open = true;
    if (!later && stepOf(run) > low && stepOf(run) <= high) run.firstElementChild.open = false;
  }
  slider.value = step;
  for (const chip of chips) if (Number(chip.dataset.step) === step) chip.setAttribute("aria-current", "step"); else chip.removeAttribute("aria-current");
  const name = step === 0 ? "as it came" : step === data.steps.length ? "at the end" : `behind ${data.steps[step - 1]}`;
  at("stepname").textContent = name;
  slider.setAttribute("aria-valuetext", name);
}

slider.addEventListener("input", () => show(Number(slider.value)));
at("back").addEventListener("click", () => show(step - 1));
at("on").addEventListener("click", () => show(step + 1));
for (const chip of chips) {
  chip.addEventListener("click", () => {
    const place = Number(chip.dataset.step);
    show(chip.hasAttribute("aria-current") ? data.steps.length : place);
    const first = chip.hasAttribute("aria-current") && gone.find((row) => stepOf(row) === place);
    if (first) jump(first, false);
  });
}
