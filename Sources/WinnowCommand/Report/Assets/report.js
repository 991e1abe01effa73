"use strict";
// All that is shown is in the page already; this only steps through it, filters and searches.
(() => {
  const at = (id) => document.getElementById(id);
  const source = [...document.querySelectorAll("#source .block")], rows = [...document.querySelectorAll("#funnel tbody tr")];
  const slider = at("step"), stageChoice = at("stage"), ruleChoice = at("rule"), search = at("search"), result = at("standing");
  // What a block said behind each step that changed its words.
  const texts = new Map(source.filter((block) => block.dataset.texts).map((block) => [block, JSON.parse(block.dataset.texts)]));
  const places = new Map([...texts].map(([block, said]) => [block, Object.keys(said).map(Number)]));

  function show() {
    const step = Number(slider.value), stage = stageChoice.value, rule = ruleChoice.value, words = search.value.trim().toLowerCase();
    result.replaceChildren();
    let found = 0;
    for (const block of source) {
      const gone = block.dataset.step !== undefined && Number(block.dataset.step) <= step;
      block.classList.toggle("gone", gone);
      const isOf = (!stage || block.dataset.step === stage) && (!rule || block.dataset.rule === rule);
      const text = block.textContent.toLowerCase(), has = !words || text.includes(words);
      if (words && has && isOf) found++;
      block.classList.toggle("passed", !isOf || !has);
      if (!gone) {
        const copy = block.cloneNode(true);
        copy.removeAttribute("tabindex");
        copy.classList.remove("passed");
        const place = places.get(block)?.findLast((place) => place <= step);
        if (place) copy.textContent = texts.get(block)[place];
        result.append(copy);
      }
    }
    rows.forEach((row, place) => place === step - 1 ? row.setAttribute("aria-current", "step") : row.removeAttribute("aria-current"));
    at("stepname").textContent = step === 0 ? "as it came" : `behind ${rows[step - 1].dataset.id}`;
    at("found").textContent = words ? `${found} found` : "";
  }

  function explain(block) {
    const why = at("why");
    source.forEach((other) => other.toggleAttribute("aria-current", other === block));
    why.textContent = block.dataset.why ? `${block.dataset.why} — ${block.dataset.place}` : `stands — ${block.dataset.place}`;
  }

  function rules() {
    const stage = stageChoice.value, known = new Set(source.filter((b) => b.dataset.rule && (!stage || b.dataset.step === stage)).map((b) => b.dataset.rule));
    ruleChoice.replaceChildren(new Option("every rule", ""), ...[...known].sort().map((rule) => new Option(rule, rule)));
  }

  slider.addEventListener("input", show);
  search.addEventListener("input", show);
  ruleChoice.addEventListener("change", show);
  stageChoice.addEventListener("change", () => { rules(); show(); });
  for (const row of rows) row.querySelector("button").addEventListener("click", () => { slider.value = row.dataset.step; show(); });
  for (const block of source) {
    block.addEventListener("click", () => explain(block));
    block.addEventListener("focus", () => explain(block));
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search" || event.target instanceof HTMLSelectElement;
    if (event.key === "Escape" && typing) { search.value = ""; event.target.blur(); show(); }
    if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "/") { event.preventDefault(); search.focus(); }
    if ((event.key === "ArrowRight" || event.key === "ArrowLeft") && event.target !== slider) {
      slider.value = Number(slider.value) + (event.key === "ArrowRight" ? 1 : -1);
      show();
    }
  });
  rules();
  show();
})();
