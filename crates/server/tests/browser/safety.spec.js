// Safety: nobody but the person who opened the link reads or changes anything.

import { expect, test } from "./support/test.js";
import { ask, passOf } from "./support/raw.js";
import { startServer } from "./support/server.js";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

test("without the cookie there is a plain page that says how to open it, and nothing else", async ({ server }) => {
  const host = `127.0.0.1:${server.port}`;
  for (const path of ["/", "/urgent", "/about", "/static/style.css", "/nowhere", "/open", "/open?key=", "/open?key=00"]) {
    const { status, headers, text } = await ask(server.port, path, { headers: { host } });
    expect(status, path).toBe(403);
    expect(text, path).toContain("Start Nullpoint again");
    expect(headers["set-cookie"], path).toBeUndefined();
  }
});

test("a page of another name that leads here is refused, cookie or not", async ({ server }) => {
  const { pass } = await passOf(server);
  for (const host of ["rebound.example", `rebound.example:${server.port}`, "127.0.0.1", "127.0.0.1:1", `0.0.0.0:${server.port}`]) {
    const { status, text } = await ask(server.port, "/", { headers: { host, cookie: pass } });
    expect(status, host).toBe(421);
    expect(text, host).not.toContain("<main");
  }
});

test("another origin can change nothing", async ({ server }) => {
  const { pass } = await passOf(server);
  const host = `127.0.0.1:${server.port}`;
  const others = [
    { origin: "http://evil.example" },
    { origin: "http://127.0.0.1:1" },
    { origin: "null" },
    { origin: `http://${host}`, "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    {},
  ];
  for (const path of ["/erase", "/urgent", "/ask", "/medicines", "/measure"]) {
    for (const other of others) {
      const headers = { host, cookie: pass, ...FORM, ...other };
      const { status } = await ask(server.port, path, { method: "POST", headers, body: "question=tremor" });
      expect(status, `${path} ${JSON.stringify(other)}`).toBe(403);
    }
  }
});

test("another page cannot load what is ours", async ({ server }) => {
  const { pass } = await passOf(server);
  const headers = { host: `127.0.0.1:${server.port}`, cookie: pass, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
  for (const path of ["/", "/static/style.css", "/medicines/names"]) {
    expect((await ask(server.port, path, { headers })).status, path).toBe(403);
  }
});

test("the cookie is for this run, for this browser, and out of reach of scripts", async ({ server }) => {
  const { cookie } = await passOf(server);
  expect(cookie).toMatch(/^nullpoint-[0-9a-f]+=[0-9a-f]{32}; Path=\/; HttpOnly; SameSite=Strict$/);
  const other = await startServer("another-run");
  try {
    const theirs = await passOf(other);
    expect(theirs.cookie.split("=")[0]).not.toBe(cookie.split("=")[0]);
    const headers = { host: `127.0.0.1:${other.port}`, cookie: cookie.split(";")[0] };
    expect((await ask(other.port, "/", { headers })).status).toBe(403);
  } finally {
    expect(await other.stop()).toBe(0);
  }
});

test("every answer forbids what a page does not need", async ({ server }) => {
  const { pass } = await passOf(server);
  for (const [path, cookie] of [["/", pass], ["/static/style.css", pass], ["/nowhere", pass], ["/", ""]]) {
    const { headers } = await ask(server.port, String(path), { headers: { host: `127.0.0.1:${server.port}`, cookie } });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|http|\*/);
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  }
});

test("a page elsewhere that frames or posts to us gets nothing", async ({ context, server }) => {
  const page = await context.newPage();
  await page.goto(server.link);
  await page.waitForURL(`${server.origin}/`);
  // Now a page of another origin tries to act with the person's cookie.
  const other = await context.newPage();
  await other.setContent(`<iframe src="${server.origin}/"></iframe><form method="post" action="${server.origin}/erase">
    <button>Win a prize</button></form>`);
  await expect(other.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveCount(0);
  const answer = other.waitForResponse(`${server.origin}/erase`);
  await other.getByRole("button").click();
  expect((await answer).status()).toBe(403);
  await page.goto(`${server.origin}/`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
