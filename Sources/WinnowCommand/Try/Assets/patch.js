// JSON with comments as it is being written: where the caret stands, and where a patch belongs. The text around stays as it is.

/** The objects and lists that are open at the place, and the string that is; a tolerant reader, since the text is half written. */
function contextAt(text, place) {
  const open = [];
  let key = null, string = null, isKey = false;
  for (let i = 0; i < place; i++) {
    const sign = text[i];
    if (string !== null) {
      if (sign === "\\") { string += sign + (text[++i] ?? ""); continue; }
      if (sign !== '"') { string += sign; continue; }
      if (isKey) key = string; else if (open.length) open.at(-1).values[key] = string;
      string = null;
    } else if (sign === '"') {
      string = "";
      isKey = open.at(-1)?.kind === "{" && open.at(-1).wantsKey;
    } else if (sign === "/" && text[i + 1] === "/") {
      const end = text.indexOf("\n", i);
      i = end < 0 || end > place ? place : end;
    } else if (sign === "/" && text[i + 1] === "*") {
      const end = text.indexOf("*/", i);
      i = end < 0 || end > place ? place : end + 1;
    } else if (sign === "{" || sign === "[") {
      open.push({ kind: sign, key, start: i, wantsKey: sign === "{", values: {} });
      key = null;
    } else if (sign === "}" || sign === "]") {
      key = open.pop()?.key ?? null;
    } else if (sign === ":") {
      if (open.length) open.at(-1).wantsKey = false;
    } else if (sign === ",") {
      if (open.at(-1)?.kind === "{") { open.at(-1).wantsKey = true; key = null; }
    }
  }
  const wantsKey = open.at(-1)?.kind === "{" && open.at(-1).wantsKey;
  return { path: open.map((one) => one.key).slice(1), around: open.at(-1), string, wantsKey: string === null ? wantsKey : isKey, key };
}

/** Where the object of a key of the file begins; -1 where there is none. */
function objectOf(text, name) {
  for (let place = text.indexOf("{"); place >= 0; place = text.indexOf("{", place + 1)) {
    const { path, around, string } = contextAt(text, place + 1);
    if (string === null && path.length === 1 && path[0] === name && around?.start === place) return place;
  }
  return -1;
}

function endOf(text, start) {
  for (let place = text.indexOf("}", start); place >= 0; place = text.indexOf("}", place + 1)) {
    const { around, string } = contextAt(text, place);
    if (string === null && around?.start === start) return place;
  }
  return -1;
}

/** The text with one more member of "patch". */
function withPatch(text, member) {
  const name = member.slice(0, member.indexOf(":"));
  const object = objectOf(text, "patch");
  if (object >= 0) {
    const end = endOf(text, object), inside = text.slice(object + 1, end < 0 ? undefined : end);
    if (inside.includes(name)) return text;
    const isEmpty = !/\S/.test(inside);
    return `${text.slice(0, object + 1)}\n    ${member}${isEmpty ? "\n  " : ","}${isEmpty && end >= 0 ? text.slice(end) : text.slice(object + 1)}`;
  }
  const end = text.lastIndexOf("}");
  if (end < 0) return text;
  const before = text.slice(0, end).trimEnd();
  return `${before}${/[{,]$/.test(before) ? "" : ","}\n  "patch": {\n    ${member}\n  }\n${text.slice(end)}`;
}
