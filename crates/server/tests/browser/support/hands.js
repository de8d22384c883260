// Hands: how a journey is walked. With the mouse, or by keyboard alone; the journey itself does not know which.

import { expect } from "@playwright/test";

/**
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {import("@playwright/test").Locator} Locator
 *
 * @typedef {object} Hand
 * @property {(target: Locator) => Promise<void>} press a link, a button or what folds something out
 * @property {(target: Locator) => Promise<void>} tick a box or one of several choices
 * @property {(target: Locator, text: string) => Promise<void>} write text into a field
 * @property {(target: Locator, label: string) => Promise<void>} pick from a list
 * @property {(target: Locator, files: string[]) => Promise<void>} give files
 */

/** Most presses of Tab that a control is looked for with: more than any page has controls before its end. */
const MOST_TABS = 1500;

/** @param {Page} page @returns {Hand} */
export function mouse(page) {
  return {
    press: (target) => target.click(),
    tick: (target) => target.check(),
    write: (target, text) => target.fill(text),
    pick: async (target, label) => {
      await target.selectOption({ label });
    },
    give: (target, files) => give(page, () => target.click(), files),
  };
}

/** @param {Page} page @returns {Hand} */
export function keyboard(page) {
  const reach = (/** @type {Locator} */ target) => reached(page, target);
  return {
    press: async (target) => {
      await reach(target);
      await page.keyboard.press("Enter");
    },
    tick: async (target) => {
      if (await target.isChecked()) return;
      if ((await target.getAttribute("type")) === "radio") {
        await reachGroup(page, target);
        for (let tries = 0; tries < 20 && !(await target.isChecked()); tries += 1) await page.keyboard.press("ArrowDown");
      } else {
        await reach(target);
        await page.keyboard.press("Space");
      }
      await expect(target).toBeChecked();
    },
    write: async (target, text) => {
      await reach(target);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
      await expect(target).toHaveValue(text);
    },
    pick: async (target, label) => {
      await reach(target);
      // What is typed while a list has the focus chooses the first that begins so.
      await page.keyboard.type(label);
      await expect(target.locator("option:checked")).toHaveText(label);
    },
    give: (target, files) => give(page, () => reach(target).then(() => page.keyboard.press("Enter")), files),
  };
}

/** @param {Page} page @param {() => Promise<unknown>} open @param {string[]} files */
async function give(page, open, files) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), open()]);
  await chooser.setFiles(files);
}

/**
 * Tabs on until the target has the focus, and holds that the focus can be seen.
 * @param {Page} page
 * @param {Locator} target
 */
async function reached(page, target) {
  await expect(target).toHaveCount(1);
  for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expectFocusIsSeen(target);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${target}`);
}

/**
 * Of several choices only one is reached with Tab: the chosen one, or the first.
 * @param {Page} page
 * @param {Locator} target
 */
async function reachGroup(page, target) {
  const name = await target.getAttribute("name");
  for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
    const isThere = await page.evaluate(
      (name) => document.activeElement instanceof HTMLInputElement && document.activeElement.name === name,
      name,
    );
    if (isThere) {
      // Arrow keys choose the next one; Space chooses the one that has the focus.
      await page.keyboard.press("Space");
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches the choices named ${name}`);
}

/** @param {Locator} target */
async function expectFocusIsSeen(target) {
  expect(await focusWidth(target), `${target} shows that it has the focus, in px`).toBeGreaterThanOrEqual(2);
}

/**
 * How wide the line is that shows the focus, in px. It may be drawn round the card or the label that the control is in.
 * @param {Locator} target
 * @returns {Promise<number>}
 */
export function focusWidth(target) {
  return target.evaluate((element) => {
    const around = [element, element.parentElement, element.closest("label"), element.closest("li")];
    const widths = around.map((one) => {
      const style = one === null ? null : getComputedStyle(one);
      return style === null || style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    });
    return Math.max(...widths);
  });
}
