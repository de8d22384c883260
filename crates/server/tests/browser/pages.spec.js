// Every page: its tree, the rules of WCAG 2.2 AA, the keyboard, the smallest phone, large text; and its picture taken.
//
// Each page is made once and looked at in all these ways, so that all of them are looked at in minutes.

import { axe } from "./checks/axe.js";
import { keyboard } from "./checks/keyboard.js";
import { looks } from "./checks/looks.js";
import { narrow, targets } from "./checks/narrow.js";
import { tree } from "./checks/tree.js";
import { PLACES } from "./support/pages.js";
import { test } from "./support/test.js";

for (const { name, make } of PLACES) {
  test(name, async ({ page }) => {
    await make(page);
    await test.step("has landmarks, headings in order, and a name for every control", () => tree(page));
    await test.step("is walked with Tab, and shows where one is", () => keyboard(page));
    await test.step("breaks no rule, light or dark", () => axe(page));
    await test.step("has its picture taken", () => looks(page, name));
    await test.step("has targets that a finger hits", () => targets(page));
    await test.step("fits 320 px and text of 200 %", () => narrow(page));
  });
}
