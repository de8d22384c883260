// Record: the guide, then its tasks with a timer, large words and pictures; without script the tasks to read.

import { expect, test } from "../support/test.js";

test("the guide leads to its tasks, which are gone through with a timer", async ({ page, hand, hasScript }) => {
  await hand.press(page.getByRole("main").getByRole("link", { name: "Record it" }));
  await hand.press(page.getByRole("main").getByRole("link", { name: "How to make a recording in two minutes" }));
  await expect(page.getByRole("heading", { level: 2, name: "Wear the phone" })).toBeVisible();
  await hand.press(page.getByRole("link", { name: "Timer: Your head in two minutes" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your head in two minutes");
  await expect(page.getByText("Stop with:")).toBeVisible();
  const tasks = page.getByRole("list").filter({ hasText: "Sit still" }).getByRole("listitem");
  await expect(tasks).toHaveCount(12);
  if (!hasScript) {
    await expect(page.getByRole("button", { name: "Start" })).toHaveCount(0);
    return;
  }
  const told = page.getByRole("main").getByRole("status");
  await hand.press(page.getByRole("button", { name: "Start" }));
  await expect(told).toContainText("Sit still");
  await expect(told, "what to do stands there, not its name alone").toContainText("your hands in your lap");
  const size = await page.locator(".now").evaluate((words) => parseFloat(getComputedStyle(words).fontSize));
  expect(size, "readable from a chair away, in px").toBeGreaterThanOrEqual(32);
  await expect(page.getByText("then: Nod")).toBeVisible();
  await hand.press(page.getByRole("button", { name: "Pause" }));
  await hand.press(page.getByRole("button", { name: "Stop" }));
  await expect(told).toHaveText("Stopped.");
});

test("a protocol that is not there is told", async ({ page }) => {
  const answer = await page.goto("/record/three-minutes");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("alert")).toContainText("no such protocol");
});
