// Keyboard: what holds on every page, whatever the journey.

import { PLACES } from "./support/pages.js";
import { expect, test } from "./support/test.js";

/** Most controls that are looked at on one page. The long lists go on in the same way. */
const MOST = 60;

for (const { name, make } of PLACES) {
  test(`${name}: Tab skips to the content first, shows where it is, and never is caught`, async ({ page }) => {
    await make(page);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    /** @type {string[]} */
    const unseen = [];
    let before = "";
    for (let place = 0; place < MOST; place += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const one = document.activeElement;
        if (one === null || one === document.body) return null;
        const bounds = one.getBoundingClientRect();
        // The outline may be drawn on the card or the label around it.
        const around = [one, one.closest("li"), one.closest("label")].filter((part) => part !== null);
        const isShown = around.some((part) => {
          const style = getComputedStyle(part);
          return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        });
        const under = document.elementFromPoint(bounds.x + bounds.width / 2, bounds.y + Math.min(bounds.height / 2, 20));
        const isCovered = under !== null && !one.contains(under) && !under.contains(one) && under.closest(".send") !== null;
        return { words: one.outerHTML.slice(0, 120), isShown, isCovered, place: `${bounds.x},${bounds.y + scrollY}` };
      });
      if (at === null) break;
      expect(at.place + at.words, "Tab goes on").not.toBe(before);
      before = at.place + at.words;
      if (!at.isShown) unseen.push(`not shown: ${at.words}`);
      if (at.isCovered) unseen.push(`covered: ${at.words}`);
    }
    expect(unseen.slice(0, 5), "the focus is seen").toEqual([]);
  });
}
