// Links: every page that can be reached from the first one is there, has a title of its own and is not too large.

import { ask, passOf } from "./support/raw.js";
import { expect, test } from "./support/test.js";

/** Largest page, in bytes of HTML: what the project promises. */
const LARGEST = 100_000;

test("every link leads somewhere, each page has a title of its own, none is larger than promised", async ({ server }) => {
  test.setTimeout(120_000);
  const { pass } = await passOf(server);
  const headers = { host: `127.0.0.1:${server.port}`, cookie: pass };
  /** @type {Map<string, string>} address to where it was found */
  const found = new Map([["/", "the first page"]]);
  /** @type {Map<string, string>} title to its first page */
  const titles = new Map();
  /** @type {string[]} */
  const faults = [];
  // A map goes on to what is added while it is walked.
  for (const [address, from] of found) {
    const { status, text } = await ask(server.port, address, { headers });
    if (status !== 200) faults.push(`${address} gives ${status}, linked from ${from}`);
    if (text.length > LARGEST) faults.push(`${address} is ${text.length} bytes long`);
    if (!address.startsWith("/static/")) {
      const title = text.match(/<title>([^<]*)<\/title>/)?.[1] ?? "";
      // One page with another choice (about whom, in which country) is the same page.
      const [path = ""] = address.split("?");
      const same = titles.get(title) ?? path;
      if (title === "" || same !== path) faults.push(`${address} has the title “${title}”, as ${same}`);
      titles.set(title, path);
      const anchors = new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
      const ids = [...text.matchAll(/\sid="([^"]*)"/g)].length;
      if (anchors.size !== ids) faults.push(`${address} gives one id twice`);
      for (const [, anchor] of text.matchAll(/href="#([^"]+)"/g)) {
        if (!anchors.has(anchor)) faults.push(`${address} points at #${anchor}, which it does not have`);
      }
      for (const [, link = ""] of text.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
        const plain = link.replaceAll("&amp;", "&").replaceAll("&#38;", "&");
        if (!found.has(plain)) found.set(plain, address);
      }
    }
  }
  console.log(`${found.size} addresses`);
  expect(faults).toEqual([]);
});
