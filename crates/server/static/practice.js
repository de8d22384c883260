// @ts-check
/**
 * Practice: goes through the stages that stand on the page, with large words, a circle or a picture, and sound for
 * closed eyes: tones, and a voice where this machine has one of its own. With reduced motion the circle stands still and
 * the numbers tell. Without this the stages can be read.
 */

/** Pitch at the start and the end of a stage, in hertz, by what the circle does. */
const PITCHES = { grow: [220, 330], shrink: [330, 220], hold: [262, 262] };
/** Loudness of a tone, 0 to 1. */
const LOUD = 0.08;
/** The circle's size at its smallest, as a share of its largest. */
const SMALL = 0.45;

const pacer = /** @type {HTMLElement} */ (document.querySelector(".pacer"));
const timer = /** @type {HTMLElement} */ (pacer.querySelector(".timer"));
const place = /** @type {HTMLElement} */ (pacer.querySelector(".circle"));
const circle = /** @type {HTMLElement} */ (place.querySelector("span"));
const now = /** @type {HTMLElement} */ (pacer.querySelector(".now"));
const say = /** @type {HTMLElement} */ (pacer.querySelector(".say"));
const left = /** @type {HTMLElement} */ (pacer.querySelector(".left"));
const start = /** @type {HTMLButtonElement} */ (pacer.querySelector(".start"));
const stop = /** @type {HTMLButtonElement} */ (pacer.querySelector(".stop"));
const sound = /** @type {HTMLInputElement} */ (pacer.querySelector(".sound"));
const still = matchMedia("(prefers-reduced-motion: reduce)");

const stages = [...pacer.querySelectorAll(".stages li")].map((item) => ({
  words: item.querySelector(".words")?.textContent ?? "",
  more: item.querySelector(".more")?.textContent ?? "",
  picture: item.querySelector(".picture svg"),
  seconds: Number(/** @type {HTMLElement} */ (item).dataset.seconds),
  shape: /** @type {"grow" | "shrink" | "hold"} */ (/** @type {HTMLElement} */ (item).dataset.shape ?? "hold"),
}));
const all = stages.length * Number(pacer.dataset.rounds);

/** Stages that are done. */
let done = 0;
/** Milliseconds spent in this stage before the last pause. */
let spent = 0;
/** When this stage went on last, by the page's clock. */
let since = 0;
let running = false;
/** @type {AudioContext | undefined} */
let audio;

/**
 * @param {keyof typeof PITCHES} shape
 * @param {number} seconds
 */
function tone(shape, seconds) {
  if (!sound.checked) return;
  audio ??= new AudioContext();
  const [from, to] = PITCHES[shape];
  const pitch = audio.createOscillator();
  const loudness = audio.createGain();
  const ends = audio.currentTime + Math.min(seconds, 2);
  pitch.frequency.setValueAtTime(from, audio.currentTime);
  pitch.frequency.linearRampToValueAtTime(to, ends);
  loudness.gain.setValueAtTime(LOUD, audio.currentTime);
  loudness.gain.linearRampToValueAtTime(0, ends);
  pitch.connect(loudness).connect(audio.destination);
  pitch.start();
  pitch.stop(ends);
}

/**
 * Says words with a voice of this machine. Other voices of a browser send the words away, so they are never used.
 * @param {string} words
 */
function speak(words) {
  if (!sound.checked || !("speechSynthesis" in window)) return;
  const own = speechSynthesis.getVoices().find(({ localService, lang }) => localService && lang.startsWith("en"));
  if (own === undefined) return;
  const said = new SpeechSynthesisUtterance(words);
  said.voice = own;
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
}

/** @param {Element | null} picture */
function show(picture) {
  place.replaceChildren(picture === null ? circle : picture.cloneNode(true));
}

function enter() {
  const stage = stages[done % stages.length];
  show(stage.picture);
  speak(`${stage.words}. ${stage.more}`);
  now.textContent = stage.words;
  say.textContent = stage.more;
  spent = 0;
  since = performance.now();
  tone(stage.shape, stage.seconds);
}

function tick() {
  if (!running) return;
  let stage = stages[done % stages.length];
  let passed = spent + performance.now() - since;
  if (passed >= stage.seconds * 1000) {
    done += 1;
    if (done >= all) {
      end("Done. Well done.");
      return;
    }
    enter();
    stage = stages[done % stages.length];
    passed = 0;
  }
  const share = passed / (stage.seconds * 1000);
  const seconds = `${Math.ceil(stage.seconds - passed / 1000)} seconds`;
  const next = done + 1 < all ? `then: ${stages[(done + 1) % stages.length].words}` : "then it is done";
  const round = `round ${Math.floor(done / stages.length) + 1} of ${all / stages.length}`;
  left.textContent = [seconds, next, ...(all > stages.length ? [round] : [])].join(" · ");
  if (!still.matches) {
    const size = { grow: share, shrink: 1 - share, hold: 0 }[stage.shape];
    circle.style.transform = `scale(${SMALL + (1 - SMALL) * size})`;
  }
  requestAnimationFrame(tick);
}

/** @param {string} words */
function end(words) {
  running = false;
  done = 0;
  show(stages[0].picture);
  speak(words);
  now.textContent = words;
  say.textContent = "";
  left.textContent = "";
  start.textContent = "Start";
  stop.disabled = true;
  circle.style.transform = "";
}

start.addEventListener("click", () => {
  if (running) {
    running = false;
    if ("speechSynthesis" in window) speechSynthesis.cancel();
    spent += performance.now() - since;
    start.textContent = "Go on";
    return;
  }
  running = true;
  if (stop.disabled) enter();
  since = performance.now();
  stop.disabled = false;
  start.textContent = "Pause";
  requestAnimationFrame(tick);
});
stop.addEventListener("click", () => end("Stopped."));
show(stages[0].picture);
now.textContent = `First: ${stages[0].words}`;
say.textContent = stages[0].more;
timer.hidden = false;
