// Raw requests: what a browser would not send, sent by hand.

import http from "node:http";

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {http.IncomingHttpHeaders} headers
 * @property {string} text
 */

/**
 * @param {number} port on 127.0.0.1
 * @param {string} path
 * @param {{method?: string, headers?: http.OutgoingHttpHeaders, body?: string}} [how]
 * @returns {Promise<Answer>}
 */
export function ask(port, path, { method = "GET", headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      /** @type {Buffer[]} */
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(pieces).toString() });
      });
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/**
 * The cookie that the opening link gives.
 * @param {{link: string, port: number}} server
 */
export async function passOf({ link, port }) {
  const { pathname, search } = new URL(link);
  const { headers } = await ask(port, pathname + search, { headers: { host: `127.0.0.1:${port}` } });
  const cookie = headers["set-cookie"]?.[0] ?? "";
  return { cookie, pass: cookie.split(";")[0] ?? "" };
}
