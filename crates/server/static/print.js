// @ts-check
/** Print: a button that opens the browser's own print window. Without this its menu does the same. */

for (const button of document.querySelectorAll("button.print")) {
  button.addEventListener("click", () => window.print());
  /** @type {HTMLButtonElement} */ (button).hidden = false;
}
