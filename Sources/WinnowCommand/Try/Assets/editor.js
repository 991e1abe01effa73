// The text of the pipeline, with its lines numbered and the one with a mistake marked.
let wrong = 0;

function number() {
  const lines = field.value.split("\n");
  at("lines").replaceChildren(...lines.flatMap((_, place) => [element("span", place + 1 === wrong ? { class: "wrong" } : {}, String(place + 1)), "\n"]));
  at("lines").scrollTop = field.scrollTop;
}

function showMistake(mistake) {
  wrong = mistake?.line ?? 0;
  at("mistake").hidden = !mistake;
  at("mistake").textContent = mistake ? (mistake.line ? `Line ${mistake.line}, column ${mistake.column}: ` : "") + mistake.message : "";
  at("old").hidden = !mistake;
  field.setAttribute("aria-invalid", Boolean(mistake));
  number();
}

field.addEventListener("scroll", () => { at("lines").scrollTop = field.scrollTop; });
