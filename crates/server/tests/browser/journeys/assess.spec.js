// Assess: from a person's own words, through questions, to a result that can be added to, saved and printed.

import fs from "node:fs";
import { answers, begin, question, said, toResult } from "../support/assess.js";
import { HEAD_SHAKING } from "../support/places.js";
import { expect, test } from "../support/test.js";

/** @typedef {import("../support/test.js").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("main").getByRole("button", { name, exact: true });

test("own words, what was understood, questions one at a time, and a result with urgency first", async ({ page, hand }) => {
  await hand.press(page.getByRole("main").getByRole("link", { name: "Describe it" }));
  await begin(page, hand, "My head shakes no-no when I am watched. I am 61.");
  await expect(page.getByRole("checkbox").first(), "what was understood can be unticked").toBeChecked();
  expect(page.url(), "nothing that was said stands in the address").toMatch(/\/assess\/[0-9a-f]{32}$/);
  await hand.press(button(page, "Go on"));
  for (let count = 0; count < 4; count += 1) {
    await expect(page.getByText(/^Question \d+/)).toBeVisible();
    await said(page, hand);
  }
  await toResult(page, hand);
  await expect(page.getByRole("heading", { level: 1 }), "urgency is the first heading").toHaveCount(1);
  await expect(page.getByRole("main").getByRole("heading").first()).toHaveAccessibleName(
    await page.getByRole("heading", { level: 1 }).innerText(),
  );
  await expect(page.getByRole("main")).toContainText("possible cause");
  await expect(page.getByRole("region", { name: "Sources" })).toBeVisible();
});

test("back shows the question before, skip and don't know go on, and reload stays", async ({ page, hand }) => {
  await page.goto("/assess");
  await hand.press(button(page, "Go straight to the questions"));
  await said(page, hand);
  const first = await question(page).innerText();
  await hand.press(page.getByRole("button", { name: /^Don't know/ }).first());
  await expect(question(page)).not.toHaveText(first);
  const second = await question(page).innerText();
  await page.reload();
  await expect(question(page)).toHaveText(second);
  await hand.press(button(page, "Skip"));
  await expect(question(page)).not.toHaveText(second);
  await hand.press(button(page, "Back"));
  await expect(question(page)).toHaveText(second);
  await hand.press(button(page, "Back"));
  await expect(question(page)).toHaveText(first);
});

test("each question says why it is asked", async ({ page, hand }) => {
  await page.goto("/assess");
  await hand.press(button(page, "Go straight to the questions"));
  for (let count = 0; count < 5; count += 1) {
    await expect(page.locator(".because").first()).toHaveText(/\w+ \w+/);
    await said(page, hand);
  }
});

test("a sign that cannot wait stands above the questions as soon as it is said", async ({ page, hand }) => {
  await page.goto("/assess");
  await begin(page, hand, "My jaw is locked and my neck is stiff since yesterday.");
  const first = page.getByRole("main").getByRole("heading").first();
  await expect(first, "before anything is confirmed").toHaveText(/emergency|today/i);
  await hand.press(button(page, "Go on"));
  await expect(first).toHaveText(/emergency|today/i);
});

test("stopping early gives a result that says what nobody asked", async ({ page, hand }) => {
  await page.goto("/assess");
  await hand.press(button(page, "Go straight to the questions"));
  await toResult(page, hand);
  await expect(page.getByRole("heading", { name: "Not ruled out" })).toBeVisible();
});

test("every question can be answered to the end, with back, skip, don't know and stop on each, and tests step by step", async ({ page, hand }) => {
  test.setTimeout(240_000);
  await page.goto("/assess");
  await begin(page, hand, "my head shakes and my neck pulls to the left");
  await hand.press(button(page, "Go on"));
  let tests = 0;
  await answers(page, hand, async (form) => {
    for (const name of ["Back", "Skip", "Stop here and show the result"]) {
      await expect(form.getByRole("button", { name, exact: true })).toBeVisible();
    }
    await expect(form.getByRole("button", { name: /^Don't know/ })).toHaveCount(1);
    if ((await form.locator(".how-to[open] ol li").count()) > 1) tests += 1;
  });
  await expect(page).toHaveURL(/\/result$/);
  expect(tests, "tests at home, their steps open").toBeGreaterThan(0);
});

test("what is added changes the result: words, and a recording", async ({ page, hand }) => {
  await page.goto("/assess");
  await begin(page, hand, "my head shakes");
  await hand.press(button(page, "Go on"));
  await toResult(page, hand);
  await hand.give(page.getByLabel(/^Recordings of the head/), [HEAD_SHAKING()]);
  await hand.press(button(page, "Add the recordings"));
  await expect(page.getByRole("heading", { level: 1, name: "What was measured" })).toBeVisible({ timeout: 60_000 });
  await hand.press(page.getByRole("main").getByRole("link", { name: /assessment|result/i }).first());
  await expect(page).toHaveURL(/\/assess\/[0-9a-f]{32}/);
  await expect(page.getByRole("main")).toContainText(/4\.\d+ Hz/);
});

test("what was understood wrongly is unticked and does not count", async ({ page, hand }) => {
  await page.goto("/assess");
  await begin(page, hand, "my head shakes and I am 61");
  const age = page.getByRole("checkbox", { name: /61/ });
  await expect(age).toBeChecked();
  await page.keyboard.press("Escape");
  await age.uncheck();
  await hand.press(button(page, "Go on"));
  await toResult(page, hand);
  await expect(page.getByRole("main")).not.toContainText("age 61");
});

test("two causes are held against each other, urgency still first", async ({ page, hand }) => {
  await page.goto("/assess");
  await begin(page, hand, "my head shakes no-no when I am watched");
  await hand.press(button(page, "Go on"));
  await toResult(page, hand);
  const name = await page.getByRole("article").nth(1).getByRole("heading").first().innerText();
  const other = name.replace(/^\d+\. /, "");
  await hand.pick(page.getByLabel("Against"), other);
  await hand.press(button(page, "Show"));
  await page.waitForURL(/\/why$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Held against another cause" })).toBeVisible();
  await expect(page.getByLabel("Against").locator("option:checked"), "the choice stays").toHaveText(other);
  await hand.press(page.getByRole("link", { name: "Back to the whole result" }));
  await expect(page).toHaveURL(/\/result$/);
});

test("medicines are added while questions are asked, with names suggested", async ({ page, hand, hasScript }) => {
  await page.goto("/assess");
  await begin(page, hand, "my head shakes");
  await hand.press(button(page, "Go on"));
  await hand.press(page.getByText("Add something, or your medicines"));
  const list = page.getByLabel("Medicines, with commas between");
  if (hasScript) {
    await list.pressSequentially("halop");
    await expect(page.locator("datalist option").first()).toHaveAttribute("value", /^halop/i);
  }
  await list.clear();
  await hand.write(list, "Reglan 10 mg");
  await hand.press(list.locator("xpath=..").getByRole("button", { name: "Add" }));
  await expect(page.getByRole("checkbox", { name: /Medicine: Reglan/ })).toBeChecked();
});

test("the result is printed whole, without what is only for a screen", async ({ page, hand, hasScript }) => {
  await page.goto("/assess");
  await begin(page, hand, "my head shakes");
  await hand.press(button(page, "Go on"));
  await toResult(page, hand);
  const print = page.getByRole("button", { name: "Print" });
  if (hasScript) {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "yes");
    });
    await hand.press(print);
    await expect(page.locator("body")).toHaveAttribute("data-printed", "yes");
  } else {
    await expect(print).toBeHidden();
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Show", exact: true })).toBeHidden();
  await expect(page.getByRole("article").first().getByRole("table"), "details are opened").toBeVisible();
});

test("the result is saved as a page that needs nothing else", async ({ page, hand }) => {
  await page.goto("/assess");
  await begin(page, hand, "one side of my face twitches round the eye");
  await hand.press(button(page, "Go on"));
  await toResult(page, hand);
  const link = page.getByRole("link", { name: "Save as a page" });
  const [download] = await Promise.all([page.waitForEvent("download"), hand.press(link)]);
  const text = fs.readFileSync(await download.path(), "utf8");
  expect(text.toLowerCase()).toContain("<!doctype html>");
  expect(text).not.toMatch(/<(script|link|img)\b[^>]*(src|href)=/);
});

test("all medicines are asked for once, by name, and when one that may matter was started", async ({ page, hand }) => {
  await page.goto("/assess");
  await begin(page, hand, "My hands shake fast. I am 61.");
  await hand.press(button(page, "Go on"));
  await expect(question(page)).not.toHaveText("What was understood");
  const list = page.locator("form.answering").getByRole("combobox");
  for (let count = 0; count < 20 && (await list.count()) === 0; count += 1) await said(page, hand);
  await expect(question(page)).toHaveText(/medicines do you take/);
  await hand.write(list, "salbutamol");
  await hand.press(button(page, "Go on"));
  await expect(question(page)).not.toHaveText(/medicines do you take/);
  const time = page.getByRole("radio", { name: "started in the last 3 months" });
  for (let count = 0; count < 20 && (await time.count()) === 0; count += 1) await said(page, hand);
  await hand.tick(time);
  await hand.press(button(page, "Go on"));
  await expect(question(page)).not.toHaveText(/start salbutamol/);
  await toResult(page, hand);
  await expect(page.getByRole("main")).toContainText("started in the last 3 months");
});
