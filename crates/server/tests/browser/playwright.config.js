// How the pages are tried in a real browser: Debian's Chromium, kept from every other machine.

import { chromium, out } from "./support/places.js";

/** @type {import("@playwright/test").PlaywrightTestConfig<import("./support/test.js").Ways>} */
const config = {
  testDir: ".",
  projects: [
    { name: "pages", testMatch: "*.spec.js", testIgnore: "journeys/*" },
    { name: "by mouse", testMatch: "journeys/*.spec.js" },
    { name: "by keyboard", testMatch: "journeys/*.spec.js", use: { way: "keyboard" } },
    { name: "without script", testMatch: "journeys/*.spec.js", use: { javaScriptEnabled: false } },
  ],
  outputDir: out("results"),
  // Two cores are promised; each worker runs a program and a browser of its own.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes the second time only is a test that fails.
  retries: 0,
  // Far more than a test takes, so that a busy machine does not fail it.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // No name but this machine's own leads anywhere.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      ],
    },
    trace: "off",
    screenshot: "off",
    video: "off",
  },
};

export default config;
