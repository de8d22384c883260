// Keyboard: Tab skips to the content first, goes on, is never caught, and always shows where it is.

import { expect } from "@playwright/test";
import { focusWidth } from "../support/hands.js";

/** Most controls that are looked at on one page. The long lists go on in the same way. */
const MOST = 30;

/** @param {import("@playwright/test").Page} page */
export async function keyboard(page) {
  await page.keyboard.press("Tab");
  await expect.soft(page.getByRole("link", { name: "Skip to the content" }), "comes first").toBeFocused();
  await page.keyboard.press("Enter");
  await expect.soft(page.getByRole("main")).toBeFocused();
  /** @type {string[]} */
  const unseen = [];
  let before = "";
  for (let count = 0; count < MOST; count += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return null;
      const { x, y, width, height } = one.getBoundingClientRect();
      const over = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 20));
      const isCovered = over !== null && !one.contains(over) && !over.contains(one) && over.closest(".send") !== null;
      return { words: one.outerHTML.slice(0, 120), isCovered, place: `${x},${y + scrollY}` };
    });
    if (at === null) break;
    expect(at.place + at.words, "Tab goes on").not.toBe(before);
    before = at.place + at.words;
    if ((await focusWidth(page.locator(":focus"))) < 2) unseen.push(`not shown: ${at.words}`);
    if (at.isCovered) unseen.push(`covered: ${at.words}`);
  }
  expect.soft(unseen.slice(0, 5), "controls whose focus is not seen").toEqual([]);
}
