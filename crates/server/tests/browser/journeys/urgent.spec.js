// Is it urgent? From the first page to an answer, and what the answer says of what nobody looked at.

import { expect, test } from "../support/test.js";

/** @typedef {import("../support/test.js").Page} Page */

/** @param {Page} page */
const heading = (page) => page.getByRole("heading", { level: 1 });

/** @param {import("../support/hands.js").Hand} hand @param {Page} page */
async function showAnswer(hand, page) {
  await hand.press(page.getByRole("button", { name: "Show the answer" }));
  await page.waitForURL(/\/urgent\/[0-9a-f]{32}$/);
}

test("one sign that cannot wait is answered with whom to call, first on the page", async ({ page, hand }) => {
  await hand.press(page.getByRole("main").getByRole("link", { name: "Is it urgent?" }));
  await expect(page).toHaveTitle(/^Is it urgent\?/);
  await hand.tick(page.getByRole("checkbox", { name: /^Stiff neck/ }));
  await hand.tick(page.getByRole("checkbox", { name: /^Fever/ }));
  await showAnswer(hand, page);
  await expect(heading(page)).toHaveText(/emergency/i);
  await expect(page.getByRole("region", { name: "Why" })).toBeVisible();
  // What was ticked still is, also after a reload.
  await page.reload();
  await expect(page.getByRole("checkbox", { name: /^Stiff neck/ })).toBeChecked();
  await expect(heading(page)).toHaveText(/emergency/i);
});

test("nothing ticked is not an all-clear until all was read", async ({ page, hand }) => {
  await page.goto("/urgent");
  await showAnswer(hand, page);
  await expect(page.getByRole("region", { name: "Not ruled out" })).toBeVisible();
  await hand.tick(page.getByRole("checkbox", { name: /I have read them all/ }));
  await showAnswer(hand, page);
  await expect(heading(page)).not.toHaveText(/emergency/i);
  await expect(page.getByText("Nobody asked, or nobody knows")).toHaveCount(0);
});

test("a sign that was not there after all takes its answer back, and leaves no other trace", async ({ page, hand, hasScript }) => {
  await page.goto("/urgent");
  const sign = () => page.getByRole("checkbox", { name: /^Sudden speech trouble/ });
  await hand.tick(sign());
  await showAnswer(hand, page);
  await expect(heading(page)).toHaveText(/emergency/i);
  const address = page.url();
  if (hasScript) {
    // The answer renews itself, and the place of the person stays.
    await sign().uncheck();
    await expect(heading(page)).not.toHaveText(/emergency now/i);
    expect(page.url()).toBe(address);
  } else {
    await sign().uncheck();
    await showAnswer(hand, page);
    await expect(heading(page)).not.toHaveText(/emergency now/i);
  }
});

test("the signs are asked about a child in words about a child", async ({ page, hand }) => {
  await page.goto("/urgent");
  await hand.press(page.getByRole("link", { name: "For my child" }));
  await expect(page.getByRole("link", { name: "For my child" })).toHaveAttribute("aria-current", "true");
  await hand.write(page.getByLabel("Age in years"), "4");
  await showAnswer(hand, page);
  await expect(page.getByLabel("Age in years")).toHaveValue("4");
});

test("an age that is none is told, and nothing else happens", async ({ page, hand }) => {
  await page.goto("/urgent");
  await hand.write(page.getByLabel("Age in years"), "old");
  await hand.press(page.getByRole("button", { name: "Show the answer" }));
  await expect(page.getByRole("alert")).toContainText("age");
});
