// Axe: the rules of WCAG 2.2 AA that a machine can see, in light and in dark.

import fs from "node:fs";
import { expect } from "@playwright/test";
import { out } from "../support/places.js";

/** @typedef {typeof import("axe-core")} Axe */

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @type {string | undefined} */
let source;

/** @param {import("@playwright/test").Page} page */
export async function axe(page) {
  source ??= fs.readFileSync(out("node_modules/axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme });
    const faults = await page.evaluate(async (tags) => {
      const axe = /** @type {Axe} */ (Reflect.get(window, "axe"));
      const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
      const told = ({ html = "", failureSummary = "" }) => `${html}\n${failureSummary}`;
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${told(node)}`));
    }, RULES);
    expect.soft(faults, colorScheme).toEqual([]);
  }
}
