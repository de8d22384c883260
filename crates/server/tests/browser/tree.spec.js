// The tree that a screen reader reads: landmarks, headings in order, names for every control, news that is told.

import { PLACES } from "./support/pages.js";
import { expect, test } from "./support/test.js";

for (const { name, make } of PLACES) {
  test(`${name} has its landmarks, one first heading, and headings in order`, async ({ page }) => {
    await make(page);
    await expect(page.getByRole("banner")).toHaveCount(1);
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("contentinfo")).toHaveCount(1);
    await expect(page.getByRole("navigation", { name: "Main" })).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((headings) => headings.map((one) => Number(one.tagName[1])));
    const jumps = levels.filter((level, place) => place > 0 && level > (levels[place - 1] ?? 0) + 1);
    expect(jumps, `headings of level ${levels.join(", ")}`).toEqual([]);
    const nameless = await page.getByRole("main").locator("a, button, input:not([type=hidden]), select, textarea, summary, progress, [role=region]").evaluateAll((parts) =>
      parts
        .filter((part) => {
          const labels = "labels" in part ? [.../** @type {HTMLInputElement} */ (part).labels ?? []] : [];
          const words = [part.textContent, part.getAttribute("aria-label"), ...labels.map((label) => label.textContent)];
          const named = part.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)?.textContent) ?? [];
          return ![...words, ...named].some((text) => text?.trim());
        })
        .map((part) => part.outerHTML.slice(0, 120)),
    );
    expect(nameless, "every control has a name").toEqual([]);
  });
}

test("the first page is read in the order that matters: urgency before all else", async ({ page }) => {
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading /twitches, shakes or pulls/ [level=1]
    - region "First: is it urgent?":
      - heading "First: is it urgent?" [level=2]
      - link "Is it urgent?":
        - /url: /urgent
    - region "Then"
    - region "Ask in your own words":
      - textbox "Your question"
      - button "Ask"
  `);
});

test("the signs that cannot wait are boxes with names, in groups with names, and the answer is told", async ({ page }) => {
  await page.goto("/urgent");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Is it urgent?" [level=1]
    - navigation "About whom":
      - list:
        - listitem:
          - link "For me"
    - textbox /Age in years/
    - group "One of these alone is an emergency"
    - button "Show the answer"
  `);
  const news = page.locator("[aria-live=polite]");
  await page.getByRole("group", { name: "One of these alone is an emergency" }).getByRole("checkbox").first().check();
  await expect(news.getByRole("heading", { level: 1 })).toHaveText(/emergency/i);
});

test("an emergency is a word before it is a colour", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/urgent");
  await page.getByRole("group", { name: "One of these alone is an emergency" }).getByRole("checkbox").first().check();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/emergency/i);
});

test("progress and refusals are told where they happen", async ({ page }) => {
  await page.goto("/measure");
  await expect(page.locator("#progress")).toHaveRole("status");
  await page.goto("/nowhere");
  await expect(page.getByRole("alert")).toContainText("no such page");
});
