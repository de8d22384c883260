// Axe: no page breaks a rule of WCAG 2.2 AA that a machine can see, in light and in dark.

import fs from "node:fs";
import { project } from "./support/places.js";
import { PLACES } from "./support/pages.js";
import { expect, test } from "./support/test.js";

const AXE = fs.readFileSync(project("target/browser/node_modules/axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @typedef {typeof import("axe-core")} Axe */

for (const { name, make } of PLACES) {
  test(`${name} breaks no rule, light or dark`, async ({ page }) => {
    await make(page);
    await page.evaluate(AXE);
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme });
      const faults = await page.evaluate(async (tags) => {
        const axe = /** @type {Axe} */ (Reflect.get(window, "axe"));
        const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
      }, RULES);
      expect(faults, colorScheme).toEqual([]);
    }
  });
}
