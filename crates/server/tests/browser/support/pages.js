// Every page there is: those of a fixed address, one of each kind of record, and those that a person's answers make.

import { begin, said, toResult } from "./assess.js";
import { mouse } from "./hands.js";
import { HEAD_SHAKING } from "./places.js";

/**
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {{name: string, make: (page: Page) => Promise<unknown>}} Place a page and how to get there
 */

/** @param {string} name @param {string} address @returns {Place} */
const at = (name, address) => ({ name, make: (page) => page.goto(address) });

/** What a person might say. */
const WORDS = "My head shakes no-no, worse when I am watched, and it stops when I lie down. I am 61 and take Zoloft.";

/** @param {Page} page */
async function answeredUrgent(page) {
  await page.goto("/urgent");
  await page.getByRole("checkbox", { name: /^Sudden speech trouble/ }).check();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await page.waitForURL(/\/urgent\/./);
}

/** @param {Page} page */
async function answeredQuestion(page) {
  await page.goto("/ask");
  await page.getByLabel("Your question").fill("why does the side of my face jump?");
  await page.getByRole("main").getByRole("button", { name: "Ask" }).click();
  await page.waitForURL(/\/ask\/./);
}

/** @param {Page} page */
async function checkedMedicines(page) {
  await page.goto("/medicines");
  await page.getByLabel(/^Medicines/).fill("Reglan 10 mg, Zoloft, lithium");
  await page.getByRole("button", { name: "Check" }).click();
  await page.waitForURL(/checked/);
}

/** @param {Page} page @param {string} words */
async function described(page, words) {
  await page.goto("/assess");
  await begin(page, mouse(page), words);
}

/** @param {Page} page */
async function asked(page) {
  await described(page, WORDS);
  await page.getByRole("main").getByRole("button", { name: "Go on" }).click();
  await page.locator("form.answering").waitFor();
}

/** @param {Page} page */
async function homeTest(page) {
  await asked(page);
  // One of the first questions is answered by trying something; the steps stand under it.
  for (let count = 0; count < 40 && (await page.locator(".how-to, .answering details").count()) === 0; count += 1) {
    await said(page, mouse(page));
  }
}

/** @param {Page} page */
async function result(page) {
  await asked(page);
  for (let count = 0; count < 6; count += 1) await said(page, mouse(page));
  await toResult(page, mouse(page));
}

/** @param {Page} page */
async function compared(page) {
  await result(page);
  await page.getByLabel("Possible cause", { exact: true }).selectOption({ index: 0 });
  await page.getByLabel("Against").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL(/\/why$/);
}

/** @param {Page} page */
async function emergency(page) {
  await described(page, "My jaw is locked and my neck is stiff since yesterday.");
  await page.getByRole("main").getByRole("button", { name: "Go on" }).click();
  await page.locator("form.answering").waitFor();
}

/** @param {Page} page @param {string[]} files */
async function measured(page, files) {
  await page.goto("/measure");
  await page.getByLabel(/^Recordings/).setInputFiles(files);
  await page.getByRole("button", { name: "Measure" }).click();
  await page.getByRole("heading", { level: 1, name: "What was measured" }).waitFor({ timeout: 60_000 });
}

/** @param {Page} page */
async function erased(page) {
  await answeredQuestion(page);
  await page.getByRole("button", { name: "Erase now" }).click();
  await page.getByRole("heading", { level: 1, name: "Erased" }).waitFor();
}

/** @type {Place[]} */
export const PLACES = [
  at("start", "/"),
  at("urgent", "/urgent"),
  at("urgent-for-a-child", "/urgent?about=child"),
  at("ask", "/ask"),
  at("look-up", "/look-up"),
  at("causes", "/causes"),
  at("cause", "/causes/essential-tremor"),
  at("cause-what-helps", "/causes/cervical-dystonia/what-helps"),
  at("cause-care", "/causes/essential-tremor/care"),
  at("treatments", "/treatments"),
  at("treatment", "/treatments/botulinum-toxin"),
  at("medicines", "/medicines"),
  at("medicines-all", "/medicines/all"),
  at("medicine", "/medicines/lithium"),
  at("self-care", "/self-care"),
  at("self-care-step", "/self-care/slow-breathing"),
  at("triggers", "/triggers"),
  at("scales", "/scales"),
  at("care", "/care"),
  at("care-in-a-country", "/care?country=GB"),
  at("questions", "/questions"),
  at("question", "/questions/Q01"),
  at("claims", "/claims"),
  at("sources", "/sources"),
  at("record", "/record"),
  at("record-tasks", "/record/two-minutes"),
  at("measure", "/measure"),
  at("practices", "/practice"),
  at("practice-breathing", "/practice/slow-breathing"),
  at("practice-relaxation", "/practice/muscle-relaxation"),
  at("practice-habit-reversal", "/practice/habit-reversal-outline"),
  at("about", "/about"),
  at("no-such-page", "/nowhere"),
  at("assess", "/assess"),
  { name: "urgent-answered", make: answeredUrgent },
  { name: "ask-answered", make: answeredQuestion },
  { name: "medicines-checked", make: checkedMedicines },
  { name: "assess-understood", make: (page) => described(page, WORDS) },
  { name: "assess-question", make: asked },
  { name: "assess-home-test", make: homeTest },
  { name: "assess-result", make: result },
  { name: "assess-compared", make: compared },
  { name: "assess-emergency", make: emergency },
  { name: "measured", make: (page) => measured(page, [HEAD_SHAKING()]) },
  { name: "erased", make: erased },
];
