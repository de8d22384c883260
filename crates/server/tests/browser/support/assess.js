// Through an assessment: how it is begun, how any question is answered, how it is ended.

/**
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {import("./hands.js").Hand} Hand
 */

/** Most questions that an interview asks, with room. */
const MOST = 150;

/** @param {Page} page */
export const question = (page) => page.getByRole("main").getByRole("heading", { level: 1 });

/** @param {Page} page @param {Hand} hand @param {string} words */
export async function begin(page, hand, words) {
  await hand.write(page.getByLabel("In your own words"), words);
  await hand.press(page.getByRole("main").getByRole("button", { name: "Go on" }));
  await page.waitForURL(/\/assess\/[0-9a-f]{32}$/);
}

/**
 * Answers the question that is there, of whatever kind: by none, by a number, by no, by the first choice; when a
 * medicine was started is not known.
 * @param {Page} page
 * @param {Hand} hand
 */
export async function said(page, hand) {
  const form = page.locator("form.answering");
  // A key is pressed before the page that it leads to begins to load.
  const next = page.waitForEvent("domcontentloaded");
  const number = form.getByRole("textbox");
  const button = (/** @type {string} */ name) => form.getByRole("button", { name, exact: true });
  if ((await button("None").count()) > 0) {
    await hand.press(button("None"));
  } else if ((await form.locator("input[name=when]").count()) > 0) {
    await hand.press(button("Don't know"));
  } else if ((await number.count()) > 0) {
    await hand.write(number, "61");
    await hand.press(button("Go on"));
  } else if ((await button("No").count()) > 0) {
    await hand.press(button("No"));
  } else if ((await button("None of these").count()) > 0) {
    await hand.press(button("None of these"));
  } else {
    await hand.press(form.getByRole("button").first());
  }
  await next;
}

/**
 * @param {Page} page
 * @param {Hand} hand
 * @param {(form: import("@playwright/test").Locator) => Promise<void>} look at each question before it is answered
 */
export async function answers(page, hand, look) {
  for (let count = 0; count < MOST && !page.url().endsWith("/result"); count += 1) {
    await look(page.locator("form.answering"));
    await said(page, hand);
  }
}

/** @param {Page} page @param {Hand} hand */
export async function toResult(page, hand) {
  await hand.press(page.getByRole("button", { name: "Stop here and show the result" }));
  await page.waitForURL(/\/assess\/[0-9a-f]{32}\/result$/);
}
