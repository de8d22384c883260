// @ts-check
/** Measuring: asks how far it is and goes on when it is done. Without this the page renews itself. */

/** Pause between two looks, in milliseconds. */
const PAUSE = 500;
/** How much further it must be before it is told again, in per cent, so that a screen reader is not talked over. */
const STEP = 20;

const measured = /** @type {HTMLProgressElement} */ (document.getElementById("measured"));
const told = /** @type {HTMLElement} */ (document.getElementById("told"));
let last = measured.value;

async function look() {
  const answer = await fetch(location.href).catch(() => null);
  if (answer === null) {
    told.textContent = "Nullpoint does not answer. Is it still running?";
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = /** @type {HTMLProgressElement | null} */ (page.getElementById("measured"));
  if (fresh === null) {
    location.reload();
    return;
  }
  measured.value = fresh.value;
  if (fresh.value >= last + STEP) {
    last = fresh.value;
    told.textContent = `${fresh.value} % is measured.`;
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
