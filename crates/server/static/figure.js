// @ts-check
/**
 * Figure: a picture can be made wider, and the recording read stretch by stretch with the keyboard. It shows what the
 * page's own table says; it computes nothing.
 */

/** How many times as wide, in steps. */
const WIDTHS = [1, 2, 4, 8];

/**
 * @param {string} words
 * @param {() => void} act
 */
function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "plain";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

/** @param {HTMLElement} figure */
function widen(figure) {
  const room = /** @type {HTMLElement | null} */ (figure.querySelector(".room"));
  const plot = /** @type {SVGElement | null} */ (figure.querySelector(".plot"));
  if (room === null || plot === null) return;
  let step = 0;
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  const wide = () => {
    plot.style.width = `${WIDTHS[step] * 100}%`;
    room.classList.toggle("scrolled", step > 0);
    told.textContent = step > 0 ? `${WIDTHS[step]} times as wide` : "";
    wider.disabled = step === WIDTHS.length - 1;
    narrower.disabled = step === 0;
  };
  const wider = button("Wider", () => { step += 1; wide(); });
  const narrower = button("Narrower", () => { step -= 1; wide(); });
  room.tabIndex = 0;
  room.setAttribute("role", "region");
  const place = [...document.querySelectorAll("figure .room")].indexOf(room) + 1;
  room.setAttribute("aria-label", `Picture ${place}; arrow keys scroll it when it is wider`);
  const row = document.createElement("p");
  row.className = "row";
  row.append(wider, narrower, told);
  figure.append(row);
  wide();
}

/**
 * A line in the picture where the stretch is that is read.
 * @param {Element} figure
 * @returns {(from: number, length: number) => void}
 */
function marker(figure) {
  const plot = /** @type {SVGElement | null} */ (figure.querySelector(".plot[data-seconds]"));
  if (plot === null) return () => {};
  const whole = Number(plot.dataset.seconds);
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  mark.setAttribute("class", "read");
  mark.setAttribute("height", "100%");
  plot.append(mark);
  return (from, length) => {
    mark.setAttribute("x", `${(100 * from) / whole}%`);
    mark.setAttribute("width", `${(100 * length) / whole}%`);
    // A wide picture goes along, so that the stretch can be seen.
    const room = figure.querySelector(".room.scrolled");
    if (room !== null) room.scrollLeft = plot.clientWidth * (from / whole) - room.clientWidth / 2;
  };
}

/** @param {HTMLElement} section */
function scrub(section) {
  const figure = section.querySelector("figure");
  const table = section.querySelector("details table");
  const rows = /** @type {HTMLTableRowElement[]} */ (table === null ? [] : [...table.querySelectorAll("tbody tr")]);
  if (figure === null || table === null || rows.length < 2) return;
  const names = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent ?? "");
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(rows.length - 1);
  slider.value = "0";
  const label = document.createElement("label");
  label.textContent = "Read stretch by stretch";
  const told = document.createElement("output");
  const mark = marker(figure);
  const read = () => {
    const cells = [...rows[Number(slider.value)].cells].map((cell) => cell.textContent ?? "");
    told.textContent = cells.map((cell, place) => `${names[place]}: ${cell}`).join(", ");
    slider.setAttribute("aria-valuetext", told.textContent);
    mark(parseFloat(cells[0] ?? ""), parseFloat(cells[1] ?? ""));
  };
  slider.addEventListener("input", read);
  label.append(slider);
  const row = document.createElement("p");
  row.className = "scrub";
  row.append(label, told);
  figure.append(row);
  read();
}

for (const figure of document.querySelectorAll("figure")) widen(figure);
for (const section of document.querySelectorAll("section[aria-labelledby^=movement-]")) {
  scrub(/** @type {HTMLElement} */ (section));
}
