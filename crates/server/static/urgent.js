// @ts-check
/** Urgent: the answer renews itself with each tick. Without this the button does the same. */

/** Pause after the last change before the answer is asked for, in milliseconds. */
const PAUSE = 250;

const form = /** @type {HTMLFormElement} */ (document.getElementById("signs"));
const answer = /** @type {HTMLElement} */ (document.getElementById("answer"));
let waiting = 0;
let asked = 0;

async function renew() {
  const mine = ++asked;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  const response = await fetch("/urgent", { method: "POST", body });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("answer");
  if (mine !== asked || !response.ok || fresh === null) return;
  answer.replaceChildren(...fresh.childNodes);
  // From now on the same answers are changed, and back and reload find them.
  history.replaceState(null, "", response.url);
  const id = page.querySelector("input[name=id]");
  if (id !== null && form.querySelector("input[name=id]") === null) form.prepend(id);
}

form.addEventListener("change", () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(renew, PAUSE);
});
