// Practice: a timer with pause, also with eyes closed and with reduced motion; without script the steps to read.

import { expect, test } from "../support/test.js";

test("a breathing pacer starts, pauses, goes on and stops", async ({ page, hand, hasScript }) => {
  await hand.press(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Practice" }));
  await hand.press(page.getByRole("main").getByRole("link", { name: /breath/i }).first());
  await expect(page.getByRole("heading", { name: "How it goes" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Breathe in" })).toBeVisible();
  if (!hasScript) {
    await expect(page.getByRole("button", { name: "Start" })).toHaveCount(0);
    return;
  }
  const told = page.getByRole("main").getByRole("status");
  await hand.press(page.getByRole("button", { name: "Start" }));
  await expect(told).toHaveText("Breathe in");
  await expect(told, "it goes on by itself").toHaveText("Breathe out", { timeout: 6000 });
  await hand.press(page.getByRole("button", { name: "Pause" }));
  await hand.press(page.getByRole("button", { name: "Go on" }));
  await hand.press(page.getByRole("button", { name: "Stop" }));
  await expect(told).toHaveText("Stopped.");
  await expect(page.getByRole("button", { name: "Start" })).toBeVisible();
});

test("with reduced motion nothing moves and the words still come", async ({ page, hand, hasScript }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/practice/slow-breathing");
  if (!hasScript) {
    await expect(page.getByText("Breathe in"), "the words stand there").toBeVisible();
    await expect(page.locator(".circle"), "nothing is there that could move").toBeHidden();
    return;
  }
  await hand.press(page.getByRole("button", { name: "Start" }));
  const shape = () => page.locator(".circle span").evaluate((circle) => circle.getBoundingClientRect().width);
  const before = await shape();
  await expect(page.getByRole("main").getByRole("status")).toHaveText("Breathe in");
  await page.waitForTimeout(500);
  expect(await shape()).toBe(before);
});

test("sound is off until it is asked for, and without script not offered", async ({ page, hand, hasScript }) => {
  await page.goto("/practice/muscle-relaxation");
  const sound = page.getByRole("checkbox", { name: /sound/i });
  if (!hasScript) {
    await expect(sound).toHaveCount(0);
    await expect(page.getByText("Hands: tense gently")).toBeVisible();
    return;
  }
  await expect(sound).not.toBeChecked();
  await hand.tick(sound);
  await hand.press(page.getByRole("button", { name: "Start" }));
  await expect(page.getByRole("main").getByRole("status")).toHaveText(/Hands/);
});
