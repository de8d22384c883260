// Measure: a recording is given, measured, read in words, pictures and tables, and taken along.

import fs from "node:fs";
import { HEAD_SHAKING, STILL_HEAD, out } from "../support/places.js";
import { longer } from "../support/recordings.js";
import { expect, test } from "../support/test.js";

/** @typedef {import("../support/test.js").Page} Page */

/** @param {Page} page */
async function measured(page) {
  await expect(page.getByRole("heading", { level: 1, name: "What was measured" })).toBeVisible({ timeout: 60_000 });
}

test("a recording becomes words, pictures with a sentence, and a table", async ({ page, hand }) => {
  await hand.press(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Measure" }));
  await hand.give(page.getByLabel(/^Recordings/), [HEAD_SHAKING()]);
  await hand.press(page.getByRole("button", { name: "Measure" }));
  await measured(page);
  await expect(page).toHaveURL(/\/measure\/[0-9a-f]{32}$/);
  await expect(page.getByRole("img").first()).toBeVisible();
  await expect(page.getByRole("figure").first()).toContainText(/\w+ \w+ \w+/);
  await hand.press(page.getByText("Table of all stretches"));
  await expect(page.getByRole("table").first()).toBeVisible();
});

test("several recordings stand one after another; one that cannot be read says why and leaves the others", async ({ page, hand }) => {
  const broken = out("tmp", "broken.csv");
  fs.writeFileSync(broken, "this,is,no,recording\n1,2,3,4\n");
  await page.goto("/measure");
  await hand.give(page.getByLabel(/^Recordings/), [HEAD_SHAKING(), broken]);
  await hand.press(page.getByRole("button", { name: "Measure" }));
  await measured(page);
  await expect(page.getByRole("alert")).toContainText("broken.csv");
  await expect(page.getByRole("heading", { name: "Over time" })).toHaveCount(1);
});

test("a picture is widened and read stretch by stretch with the keyboard; without script its table says the same", async ({ page, hand, hasScript }) => {
  await page.goto("/measure");
  await hand.give(page.getByLabel(/^Recordings/), [HEAD_SHAKING()]);
  await hand.press(page.getByRole("button", { name: "Measure" }));
  await measured(page);
  const figure = page.getByRole("figure").first();
  if (!hasScript) {
    await expect(figure.getByRole("button")).toHaveCount(0);
    await hand.press(page.getByText("Table of all stretches"));
    expect(await page.getByRole("table").first().getByRole("row").count()).toBeGreaterThan(5);
    return;
  }
  await hand.press(figure.getByRole("button", { name: "Wider" }));
  await expect(figure.getByText(/times as wide/)).toBeVisible();
  const scrub = page.getByRole("slider", { name: "Read stretch by stretch" }).first();
  await scrub.focus();
  const before = await scrub.getAttribute("aria-valuetext");
  const mark = figure.locator(".read");
  const place = await mark.getAttribute("x");
  await page.keyboard.press("ArrowRight");
  expect(await scrub.getAttribute("aria-valuetext")).not.toBe(before);
  expect(await mark.getAttribute("x"), "the picture shows where").not.toBe(place);
});

test("several recordings are dropped at once, and named before they are sent", async ({ page, hand, hasScript }) => {
  await page.goto("/measure");
  const field = page.getByLabel(/^Recordings/);
  if (hasScript) {
    const dropped = await page.evaluateHandle(() => {
      const files = new DataTransfer();
      for (const name of ["first.csv", "second.csv"]) files.items.add(new File(["a,b\n1,2\n"], name));
      return files;
    });
    await page.locator(".drop").dispatchEvent("drop", { dataTransfer: dropped });
    await expect(page.getByText("first.csv (1 kB), second.csv (1 kB)")).toBeVisible();
  } else {
    const files = ["first.csv", "second.csv"].map((name) => ({ name, mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") }));
    await field.setInputFiles(files);
  }
  await hand.press(page.getByRole("button", { name: "Measure" }));
  await expect(page.getByRole("alert").filter({ hasText: "first.csv" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("alert").filter({ hasText: "second.csv" })).toBeVisible();
});

test("what was measured can be taken along in three forms", async ({ page, hand }) => {
  await page.goto("/measure");
  await hand.give(page.getByLabel(/^Recordings/), [STILL_HEAD()]);
  await hand.press(page.getByRole("button", { name: "Measure" }));
  await measured(page);
  const forms = { page: "<!doctype html>", "table (CSV)": "start_s,duration_s", "all numbers (JSON)": "{" };
  for (const [name, opens] of Object.entries(forms)) {
    const link = page.getByRole("link", { name, exact: true });
    const [download] = await Promise.all([page.waitForEvent("download"), hand.press(link)]);
    const text = fs.readFileSync(await download.path(), "utf8");
    expect(text.toLowerCase().startsWith(opens), `${name} begins with ${opens}`).toBe(true);
    expect(text, "it asks for nothing from elsewhere").not.toMatch(/<(script|link|img)[^>]+(src|href)="https?:/);
  }
});

test("no file chosen, an empty file and a file of nonsense are told, not hidden", async ({ page, hand }) => {
  const empty = out("tmp", "empty.csv");
  const nonsense = out("tmp", "nonsense.zip");
  fs.writeFileSync(empty, "");
  fs.writeFileSync(nonsense, Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(5000, 0xfe)]));
  for (const file of [empty, nonsense]) {
    await page.goto("/measure");
    await hand.give(page.getByLabel(/^Recordings/), [file]);
    await hand.press(page.getByRole("button", { name: "Measure" }));
    await expect(page.getByRole("alert")).toBeVisible();
  }
});

test("a long recording shows how far it is while it is sent", async ({ page, hand, hasScript }) => {
  const long = out("tmp", "long.csv");
  longer(HEAD_SHAKING(), long, 40 * 1024 * 1024);
  await page.goto("/measure");
  await hand.give(page.getByLabel(/^Recordings/), [long]);
  /** @type {string[]} */
  const shown = [];
  if (hasScript) {
    // It passes faster than a test looks, so the page itself tells what it shows.
    await page.exposeFunction("tell", (/** @type {string} */ words) => shown.push(words));
    await page.evaluate(() => {
      const progress = document.getElementById("progress");
      if (progress === null) throw new Error("there is no progress");
      const tell = () => Reflect.get(window, "tell")(progress.innerText);
      new MutationObserver(tell).observe(progress, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    // At 20 MB a second it is sent in about 2 s; at full speed it may be gone before the browser tells of it.
    const browser = await page.context().newCDPSession(page);
    const speed = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 20 * 1024 * 1024 };
    await browser.send("Network.emulateNetworkConditions", speed);
  }
  await hand.press(page.getByRole("button", { name: "Measure" }));
  await measured(page);
  if (hasScript) expect(shown.some((words) => /\d+ %/.test(words)), shown.join(" | ")).toBe(true);
});
