// Medicines: a list as one would say it, checked; suggestions as one types; one medicine.

import { expect, test } from "../support/test.js";

test("a list is checked and can be written on", async ({ page, hand }) => {
  await hand.press(page.getByRole("navigation", { name: "All pages" }).getByRole("link", { name: "Medicines" }));
  await hand.write(page.getByLabel(/^Medicines/), "Reglan 10 mg, Zoloft");
  await hand.press(page.getByRole("button", { name: "Check" }));
  await page.waitForURL(/\/medicines\/checked\/[0-9a-f]{32}$/);
  await expect(page.getByRole("main")).toContainText("metoclopramide");
  await expect(page.getByRole("main")).toContainText("sertraline");
  await expect(page.getByRole("main")).toContainText("Do not stop or change a medicine on your own");
  await expect(page.getByLabel(/^Medicines/)).toHaveValue("Reglan 10 mg, Zoloft");
});

test("names are suggested for what comes after the last comma; without script a slip is still read", async ({ page, hand, hasScript }) => {
  await page.goto("/medicines");
  const suggested = page.locator("datalist option");
  if (!hasScript) {
    await hand.write(page.getByLabel(/^Medicines/), "haloperidl");
    await expect(suggested).toHaveCount(0);
    await hand.press(page.getByRole("button", { name: "Check" }));
    await expect(page.getByRole("main")).toContainText("haloperidol");
    return;
  }
  await page.getByLabel(/^Medicines/).pressSequentially("Reglan, halop");
  await expect(suggested.first()).toHaveAttribute("value", /^Reglan, halop/i);
});

test("what is on no list is told to be unknown", async ({ page, hand }) => {
  await page.goto("/medicines");
  await hand.write(page.getByLabel(/^Medicines/), "wobblamine");
  await hand.press(page.getByRole("button", { name: "Check" }));
  await expect(page.getByRole("main")).toContainText("wobblamine");
});

test("all that are known are listed, each with its page", async ({ page, hand }) => {
  await page.goto("/medicines");
  await hand.press(page.getByRole("link", { name: "All medicines that are known to cause movements" }));
  await hand.press(page.getByRole("main").getByRole("link", { name: "lithium", exact: true }).first());
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/lithium/i);
});
