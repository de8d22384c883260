// Erase now: what a person wrote is gone at once, everywhere.

import { expect, test } from "../support/test.js";

test("what was written is gone, and its page says why", async ({ page, hand, context }) => {
  await hand.write(page.getByLabel("Your question"), "why does my head shake");
  await hand.press(page.getByRole("main").getByRole("button", { name: "Ask" }));
  await page.waitForURL(/\/ask\/[0-9a-f]{32}$/);
  const answer = page.url();
  await hand.press(page.getByRole("button", { name: "Erase now" }));
  await expect(page.getByRole("status")).toContainText("gone");
  await expect(page.getByRole("button", { name: "Erase now" })).toHaveCount(0);
  const response = await page.goto(answer);
  expect(response?.status()).toBe(410);
  await expect(page.getByRole("alert")).toContainText("no longer kept");
  // The browser holds nothing but the pass of this run.
  const { cookies, origins } = await context.storageState();
  expect(origins).toEqual([]);
  expect(cookies.map(({ name }) => name.replace(/-.*/, ""))).toEqual(["nullpoint"]);
});
