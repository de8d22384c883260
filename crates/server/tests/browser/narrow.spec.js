// Narrow: on the smallest phone, and with text twice as large, nothing is cut off and nothing scrolls sideways.

import { PLACES } from "./support/pages.js";
import { expect, test } from "./support/test.js";

/** WCAG 1.4.10: 320 CSS pixels; 1.4.4: text to 200 %, on a screen and on half of one. */
const VIEWS = [
  { width: 320, height: 640, text: 100 },
  { width: 640, height: 800, text: 200 },
  { width: 1280, height: 900, text: 200 },
];

for (const { name, make } of PLACES) {
  test(`${name} fits 320 px and text of 200 %`, async ({ page }) => {
    await make(page);
    for (const { width, height, text } of VIEWS) {
      await page.setViewportSize({ width, height });
      const faults = await page.evaluate((text) => {
        const root = document.documentElement;
        root.style.fontSize = `${text}%`;
        const short = (/** @type {Element} */ one) => one.outerHTML.slice(0, 120);
        /** A part that scrolls by itself (a wide table) may be wider; it can be reached with the keyboard. */
        const scrolls = (/** @type {Element} */ one) => one.closest("[tabindex='0']") !== null;
        const found = [];
        if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide, of ${root.clientWidth}`);
        for (const one of document.body.querySelectorAll("*")) {
          if (!(one instanceof HTMLElement) || !one.checkVisibility() || scrolls(one)) continue;
          const { left, right, width, height } = one.getBoundingClientRect();
          const isHidden = width <= 1 || height <= 1;
          if (!isHidden && (right > root.clientWidth + 1 || left < -1)) found.push(`sticks out (${left} to ${right}): ${short(one)}`);
          const style = getComputedStyle(one);
          const cuts = style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1;
          if (!isHidden && cuts && !one.matches("input, select, textarea")) found.push(`cuts off: ${short(one)}`);
        }
        return found.slice(0, 5);
      }, text);
      expect(faults, `${width} px, text at ${text} %`).toEqual([]);
    }
  });
}

for (const { name, make } of PLACES) {
  test(`${name} has targets that a finger hits`, async ({ page }) => {
    await make(page);
    await page.setViewportSize({ width: 320, height: 640 });
    const small = await page.evaluate(() => {
      const controls = document.querySelectorAll("button, summary, select, input:not([type=hidden]), textarea, nav a, a.button");
      return [...controls].filter((one) => one.checkVisibility()).flatMap((one) => {
        // A box counts with the label that it is in, or that is for it.
        const labels = one instanceof HTMLInputElement ? [...(one.labels ?? [])] : [];
        const heights = [one, ...labels].map((part) => part.getBoundingClientRect().height);
        return Math.max(...heights) < 43.5 ? [`${Math.max(...heights)} px: ${one.outerHTML.slice(0, 120)}`] : [];
      });
    });
    expect(small.slice(0, 5), "each control is 44 px high").toEqual([]);
  });
}
