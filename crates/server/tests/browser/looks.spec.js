// Looks: a picture of every page, in light and dark, on a phone and on a screen, for a person to look at.

import { project } from "./support/places.js";
import { PLACES } from "./support/pages.js";
import { expect, test } from "./support/test.js";

for (const { name, make } of PLACES) {
  test(`${name} has its picture taken`, async ({ page }) => {
    await make(page);
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      for (const width of [320, 1280]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        const path = project("target", "screenshots", `${name}-${width}-${colorScheme}.png`);
        const picture = await page.screenshot({ path, fullPage: true });
        expect(picture.length).toBeGreaterThan(0);
      }
    }
  });
}
