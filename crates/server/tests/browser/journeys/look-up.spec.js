// Look up: from the first page to a cause, what helps, care in one's country, and the source behind it.

import { expect, test } from "../support/test.js";

test("a cause, what helps with it, and the source of a statement are three links apart", async ({ page, hand }) => {
  await hand.press(page.getByRole("main").getByRole("link", { name: "Look something up" }));
  await hand.press(page.getByRole("main").getByRole("link", { name: "Causes", exact: true }));
  await hand.press(page.getByRole("main").getByRole("link", { name: /^Essential tremor/ }).first());
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/essential tremor/i);
  await hand.press(page.locator("main a[href$='/what-helps']").first());
  await expect(page).toHaveURL(/\/what-helps$/);
  await hand.press(page.getByRole("region", { name: "Sources" }).getByRole("link").first());
  await expect(page).toHaveURL(/\/sources\//);
});

test("care is found in one's country, official finders as text to copy", async ({ page, hand }) => {
  await page.goto("/care");
  await hand.pick(page.getByRole("combobox", { name: "Where you live" }), "United Kingdom");
  await hand.press(page.getByRole("button", { name: "Show" }));
  await expect(page).toHaveURL(/country=/);
  await expect(page.getByRole("combobox", { name: "Where you live" }).locator("option:checked")).toHaveText("United Kingdom");
  const away = page.locator("main a[href^='http']");
  await expect(away, "other sites are named, not linked").toHaveCount(0);
});

test("each list opens, and one of its records", async ({ page, hand }) => {
  const lists = ["Treatments", "Self-care", "Questions people ask", "What you may have read", "Triggers to watch", "Ways to measure", "Sources"];
  for (const name of lists) {
    await page.goto("/look-up");
    await hand.press(page.getByRole("main").getByRole("link", { name, exact: true }));
    await expect(page, name).not.toHaveURL(/look-up$/);
    const list = page.url();
    await hand.press(page.getByRole("main").locator("ul a").first());
    await expect(page, name).toHaveURL(new RegExp(`^${list}/.`));
    await expect(page.getByRole("heading", { level: 1 }), name).toBeVisible();
    await page.goBack();
    await expect(page, name).toHaveURL(list);
  }
});

test("a wrong address says what to try", async ({ page, hand }) => {
  await page.goto("/causes/essential-tremr");
  await expect(page.getByRole("alert")).toContainText("essential-tremor");
  await hand.press(page.getByRole("main").getByRole("link", { name: "Back to the start" }));
  await expect(page).toHaveURL(/\/$/);
});
