// Looks: a picture in light and dark, on a phone and on a screen, for a person to look at.

import { expect } from "@playwright/test";
import { project } from "../support/places.js";

/** Highest picture, in px: the long lists go on in the same way. */
const HIGHEST = 4000;

/** @param {import("@playwright/test").Page} page @param {string} name */
export async function looks(page, name) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    for (const width of [320, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const whole = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(whole, HIGHEST) };
      const path = project("target", "screenshots", `${name}-${width}-${colorScheme}.png`);
      const picture = await page.screenshot({ path, clip, fullPage: true });
      expect(picture.length).toBeGreaterThan(0);
    }
  }
}
