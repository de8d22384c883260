// @ts-check
/** Upload: files can be dropped, and sending shows how far it is. Without this the form sends them by itself. */

const form = /** @type {HTMLFormElement} */ (document.getElementById("upload"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("recording"));
const progress = /** @type {HTMLElement} */ (document.getElementById("progress"));
const sent = /** @type {HTMLProgressElement} */ (document.getElementById("sent"));
const words = /** @type {HTMLElement} */ (document.getElementById("sent-words"));
const drop = /** @type {HTMLElement} */ (form.querySelector(".drop"));

for (const name of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
  });
}
drop.addEventListener("drop", (event) => {
  if (event.dataTransfer !== null && event.dataTransfer.files.length > 0) field.files = event.dataTransfer.files;
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    sent.value = total > 0 ? (100 * loaded) / total : 0;
    words.textContent = sent.value < 100 ? `${Math.round(sent.value)} %` : "Sent. Measuring.";
  });
  request.addEventListener("load", () => {
    if (request.status === 200) {
      location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const told = page.querySelector("[role=alert]");
    progress.replaceChildren(...(told === null ? ["It could not be sent."] : [told]));
  });
  request.addEventListener("error", () => {
    progress.replaceChildren("It could not be sent. Is Nullpoint still running?");
  });
  request.open("POST", form.action);
  progress.hidden = false;
  request.send(new FormData(form));
});
