// The tree that a screen reader reads: landmarks, headings in order, a name for every control.

import { expect } from "@playwright/test";

/** What must have a name. */
const NAMED = "a, button, input:not([type=hidden]), select, textarea, summary, progress, [role=region]";

/** @param {import("@playwright/test").Page} page */
export async function tree(page) {
  for (const role of /** @type {const} */ (["banner", "main", "contentinfo"])) {
    await expect.soft(page.getByRole(role)).toHaveCount(1);
  }
  await expect.soft(page.getByRole("navigation", { name: "Main" })).toHaveCount(1);
  await expect.soft(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((headings) =>
    headings.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])),
  );
  const jumps = levels.filter((level, place) => place > 0 && level > (levels[place - 1] ?? 0) + 1);
  expect.soft(jumps, `headings of level ${levels.join(", ")}`).toEqual([]);
  const nameless = await page.getByRole("main").locator(NAMED).evaluateAll((parts) =>
    parts
      .filter((part) => {
        const labels = "labels" in part ? [.../** @type {HTMLInputElement} */ (part).labels ?? []] : [];
        const ids = part.getAttribute("aria-labelledby")?.split(" ") ?? [];
        const named = [part, ...labels, ...ids.map((id) => document.getElementById(id))].map((one) => one?.textContent);
        return ![part.getAttribute("aria-label"), ...named].some((text) => text?.trim());
      })
      .map((part) => part.outerHTML.slice(0, 120)),
  );
  expect.soft(nameless, "controls without a name").toEqual([]);
}
