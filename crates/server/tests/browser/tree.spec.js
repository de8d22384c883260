// The tree of the pages that matter most, word for word where the words matter, and the news that is told.

import { expect, test } from "./support/test.js";

test("the first page is read in the order that matters: urgency before all else", async ({ page }) => {
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - main:
      - heading /twitches, shakes or pulls/ [level=1]
      - 'region "First: is it urgent?"':
        - 'heading "First: is it urgent?" [level=2]'
        - paragraph
        - paragraph
        - paragraph:
          - link "Is it urgent?"
      - region "Then"
      - region "Ask in your own words":
        - heading "Ask in your own words" [level=2]
        - textbox "Your question"
        - button "Ask"
  `);
});

test("the signs that cannot wait are boxes with names, in groups with names, and the answer is told", async ({ page }) => {
  await page.goto("/urgent");
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - main:
      - heading "Is it urgent?" [level=1]
      - navigation "About whom":
        - list:
          - listitem:
            - link "For me"
      - paragraph:
        - textbox /Age in years/
      - group "Sudden trouble, and fits":
        - list:
          - listitem:
            - checkbox /^Face droop/
      - paragraph:
        - button "Show the answer"
  `);
  const news = page.locator("[aria-live=polite]");
  await page.getByRole("group", { name: "Sudden trouble, and fits" }).getByRole("checkbox").first().check();
  await expect(news.getByRole("heading", { level: 1 })).toHaveText(/emergency/i);
});

test("an emergency is a word before it is a colour", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/urgent");
  await page.getByRole("group", { name: "Sudden trouble, and fits" }).getByRole("checkbox").first().check();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/emergency/i);
});

test("progress and refusals are told where they happen", async ({ page }) => {
  await page.goto("/measure");
  await expect(page.locator("#progress")).toHaveAttribute("role", "status");
  await page.goto("/nowhere");
  await expect(page.getByRole("alert")).toContainText("no such page");
});
