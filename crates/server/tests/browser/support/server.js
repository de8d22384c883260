// The program under test, started as a person starts it, and stopped as a person stops it.

import { spawn } from "node:child_process";
import fs from "node:fs";
import { out, program } from "./places.js";

/** Longest wait for the link, in milliseconds: a debug build on a busy machine. */
const LONGEST_START = 20_000;

/**
 * @typedef {object} Server
 * @property {string} link what the program prints for the person to open
 * @property {string} origin scheme, host and port
 * @property {number} port
 * @property {number} pid
 * @property {() => string} said everything it printed
 * @property {() => Promise<number | null>} stop Ctrl-C; resolves with the exit code
 */

/**
 * Starts the program with a data folder of its own.
 * @param {string} name of its folder
 * @returns {Promise<Server>}
 */
export async function startServer(name) {
  const home = out("homes", name);
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });

  const child = spawn(program(), ["serve", "--no-open", "--data", home]);
  let said = "";
  const ended = new Promise((resolve) => child.once("close", resolve));
  const link = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no link within ${LONGEST_START} ms; it said:\n${said}`)), LONGEST_START);
    const hear = (/** @type {Buffer} */ bytes) => {
      said += bytes.toString();
      const link = said.match(/http:\/\/\S+\/open\?key=\S+/);
      if (!link) return;
      clearTimeout(late);
      resolve(link[0]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`it ended with ${code} before it gave a link; it said:\n${said}`)));
  });
  const { origin, port } = new URL(link);
  const stop = () => {
    child.kill("SIGINT");
    return ended;
  };
  return { link, origin, port: Number(port), pid: child.pid ?? 0, said: () => said, stop };
}
