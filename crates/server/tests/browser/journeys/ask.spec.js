// Ask: a question in plain words, its answer with sources, and nothing of it in the address.

import { expect, test } from "../support/test.js";

test("a question from the first page is answered with its sources", async ({ page, hand }) => {
  await hand.write(page.getByLabel("Your question"), "why does the side of my face jump?");
  await hand.press(page.getByRole("main").getByRole("button", { name: "Ask" }));
  await page.waitForURL(/\/ask\/[0-9a-f]{32}$/);
  expect(page.url()).not.toContain("face");
  await expect(page.getByRole("heading", { name: "Twitching on one side of the face", exact: false })).toBeVisible();
  await expect(page.getByRole("region", { name: "Sources" })).toBeVisible();
  await expect(page.getByLabel("Your question")).toHaveValue("why does the side of my face jump?");
});

test("a question with a sign that cannot wait is answered with that first", async ({ page, hand }) => {
  await page.goto("/ask");
  await hand.write(page.getByLabel("Your question"), "my neck is stiff and I have a fever and a bad headache");
  await hand.press(page.getByRole("main").getByRole("button", { name: "Ask" }));
  await expect(page.getByRole("main").getByRole("heading").first()).toHaveText(/emergency/i);
});

test("a question that nobody can answer is told so, not made up", async ({ page, hand }) => {
  await page.goto("/ask");
  await hand.write(page.getByLabel("Your question"), "what is the capital of Peru");
  await hand.press(page.getByRole("main").getByRole("button", { name: "Ask" }));
  await page.waitForURL(/\/ask\/[0-9a-f]{32}$/);
  await expect(page.getByRole("main")).not.toContainText("Lima");
});

test("back leads to the question, and reload shows the same answer", async ({ page, hand }) => {
  await page.goto("/ask");
  await hand.write(page.getByLabel("Your question"), "what is spasmodic torticollis");
  await hand.press(page.getByRole("main").getByRole("button", { name: "Ask" }));
  await page.waitForURL(/\/ask\/[0-9a-f]{32}$/);
  const answer = await page.getByRole("heading", { level: 1 }).innerText();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(answer);
  await page.goBack();
  await expect(page).toHaveURL(/\/ask$/);
});
