// The test of every file here: a page that was opened with its link, and that may not talk to anyone else.

import { test as base, expect } from "@playwright/test";
import { keyboard, mouse } from "./hands.js";
import { startServer } from "./server.js";

export { expect };

/**
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {import("@playwright/test").Locator} Locator
 * @typedef {import("@playwright/test").BrowserContext} BrowserContext
 * @typedef {import("./server.js").Server} Server
 */

/**
 * Fails what a page must never do: ask another machine for something, break its own rules, throw an error.
 * @param {BrowserContext} context
 * @param {string} origin
 * @returns {string[]} the faults so far
 */
export function watch(context, origin) {
  /** @type {string[]} */
  const faults = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:", "about:"].includes(url.protocol)) {
      faults.push(`asked ${url.host} for something (${request.resourceType()})`);
    }
  });
  context.on("console", (message) => {
    // A refusal that a test asked for is told by the browser as well; the test looks at it itself.
    const isRefusal = message.text().startsWith("Failed to load resource: the server responded with a status of");
    if (message.type() === "error" && !isRefusal) faults.push(`the console says: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`a script failed: ${error.error().message}`));
  return faults;
}

/**
 * @typedef {import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions} Given
 * @typedef {import("@playwright/test").PlaywrightWorkerArgs & import("@playwright/test").PlaywrightWorkerOptions} Shared
 */

/**
 * @typedef {object} Ways
 * @property {"mouse" | "keyboard"} way with what a journey is walked
 *
 * @typedef {Ways & { hand: import("./hands.js").Hand, hasScript: boolean }} Walked
 */

/** @type {import("@playwright/test").Fixtures<Walked, { server: Server }, Given, Shared>} */
const fixtures = {
  baseURL: async ({ server }, use) => use(server.origin),
  way: ["mouse", { option: true }],
  hand: async ({ page, way }, use) => use(way === "keyboard" ? keyboard(page) : mouse(page)),
  hasScript: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled ?? true),
  // One program for all tests of a worker: they tread on each other no more than a person's own tabs do.
  server: [
    async ({}, use, worker) => {
      const server = await startServer(`worker-${worker.parallelIndex}`);
      await use(server);
      expect(await server.stop(), "Ctrl-C stops it cleanly").toBe(0);
    },
    { scope: "worker" },
  ],
  page: async ({ context, server }, use) => {
    const faults = watch(context, server.origin);
    const page = await context.newPage();
    await page.goto(server.link);
    await page.waitForURL(`${server.origin}/`);
    await use(page);
    expect(faults, "nothing left the machine, no rule of the page was broken").toEqual([]);
  },
};

export const test = base.extend(fixtures);
