// Narrow: on the smallest phone, and with text twice as large, nothing is cut off and nothing scrolls sideways.

import { expect } from "@playwright/test";

/** WCAG 1.4.10: 320 CSS pixels; 1.4.4: text to 200 %, on a screen and on half of one. */
const VIEWS = [
  { width: 320, text: 100 },
  { width: 640, text: 200 },
  { width: 1280, text: 200 },
];

/** @param {import("@playwright/test").Page} page */
export async function narrow(page) {
  for (const { width, text } of VIEWS) {
    await page.setViewportSize({ width, height: 900 });
    const faults = await page.evaluate((text) => {
      const root = document.documentElement;
      root.style.fontSize = `${text}%`;
      const found = [];
      if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide, of ${root.clientWidth}`);
      for (const one of document.body.querySelectorAll("*")) {
        // A part that scrolls by itself may be wider: it is reached with the keyboard. A link to skip comes with the focus.
        if (!(one instanceof HTMLElement) || !one.checkVisibility() || one.closest("[tabindex='0'], .skip")) continue;
        const { left, right, width, height } = one.getBoundingClientRect();
        if (width <= 1 || height <= 1) continue;
        const short = one.outerHTML.slice(0, 120);
        if (right > root.clientWidth + 1 || left < -1) found.push(`sticks out (${left} to ${right}): ${short}`);
        const cuts = getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1;
        if (cuts && !one.matches("input, select, textarea")) found.push(`cuts off: ${short}`);
      }
      return found.slice(0, 5);
    }, text);
    expect.soft(faults, `${width} px, text at ${text} %`).toEqual([]);
  }
}

/**
 * Each control is 44 px high, as the project promises; a link within a sentence is text, not a target.
 * @param {import("@playwright/test").Page} page
 */
export async function targets(page) {
  await page.setViewportSize({ width: 320, height: 900 });
  const small = await page.evaluate(() => {
    const controls = document.querySelectorAll("button, summary, select, input:not([type=hidden]), textarea, nav a, a.button");
    return [...controls]
      .filter((one) => one.checkVisibility())
      .flatMap((one) => {
        // A box counts with the label that it is in, or that is for it.
        const labels = one instanceof HTMLInputElement ? [...(one.labels ?? [])] : [];
        const height = Math.max(...[one, ...labels].map((part) => part.getBoundingClientRect().height));
        return height < 43.5 ? [`${height} px: ${one.outerHTML.slice(0, 120)}`] : [];
      });
  });
  expect.soft(small.slice(0, 5), "targets under 44 px").toEqual([]);
}
