// @ts-check
/** Upload: files can be dropped, and sending shows how far it is. Without this the form sends them by itself. */

const form = /** @type {HTMLFormElement} */ (document.getElementById("upload"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("recording"));
const chosen = /** @type {HTMLElement} */ (document.getElementById("chosen"));
const progress = /** @type {HTMLElement} */ (document.getElementById("progress"));
const sent = /** @type {HTMLProgressElement} */ (document.getElementById("sent"));
const words = /** @type {HTMLElement} */ (document.getElementById("sent-words"));
/** What stands in `progress` while it is sent; a refusal takes its place. */
const sending = [...progress.childNodes];
const drop = /** @type {HTMLElement} */ (form.querySelector(".drop"));

/** @param {number} bytes */
const size = (bytes) => (bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** Names what was chosen: the browser's own field counts several files only. */
function name() {
  const files = [...(field.files ?? [])];
  chosen.hidden = files.length === 0;
  chosen.textContent = files.map((file) => `${file.name} (${size(file.size)})`).join(", ");
}

field.addEventListener("change", name);
for (const kind of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
  });
}
drop.addEventListener("drop", (event) => {
  if (event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
  field.files = event.dataTransfer.files;
  name();
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
  progress.replaceChildren(...sending);
  progress.hidden = false;
  request.send(new FormData(form));
});
