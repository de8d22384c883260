// @ts-check
/**
 * Medicines: suggestions as one types, for the name after the last comma. All names are fetched once, so that nothing
 * typed is sent. It decides nothing.
 */

/** Letters after which names are suggested. */
const FROM = 2;
/** Names suggested at once. */
const MOST = 12;

/** @type {Promise<string[]> | undefined} */
let names;

/** @returns {Promise<string[]>} */
function all() {
  names ??= fetch("/medicines/names").then((answer) => answer.json());
  return names;
}

/** @param {HTMLInputElement} field @param {HTMLDataListElement} list */
async function suggest(field, list) {
  const comma = field.value.lastIndexOf(",");
  const before = field.value.slice(0, comma + 1);
  const begun = field.value.slice(comma + 1).trim().toLowerCase();
  if (begun.length < FROM) {
    list.replaceChildren();
    return;
  }
  const fitting = (await all()).filter((name) => name.toLowerCase().startsWith(begun)).slice(0, MOST);
  const space = before === "" ? "" : " ";
  list.replaceChildren(...fitting.map((name) => new Option("", before + space + name)));
}

for (const field of document.querySelectorAll("input")) {
  const list = field.list;
  if (list instanceof HTMLDataListElement) {
    field.addEventListener("input", () => suggest(field, list));
  }
}
