// What is asked of the command that serves this page.
const at = (id) => document.getElementById(id);
const ask = async (path) => (await fetch(path, { cache: "no-store" })).json();

async function tell(path, body) {
  const answer = await fetch(path, { method: "POST", body, headers: { "X-Winnow": "try" }, cache: "no-store" });
  if (!answer.ok) throw new Error(await answer.text() || `not done: ${answer.status}`);
  return answer.json();
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
