// Where things are: the program that was built, the browser, and the one folder that is written to.

import fs from "node:fs";
import path from "node:path";

/**
 * A path that `cargo xtask browser` told.
 * @param {string} name
 * @returns {string}
 */
function told(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; start these tests with: cargo xtask browser`);
  return value;
}

/** The program under test. */
export const program = () => told("NULLPOINT_PROGRAM");

/** @param {string[]} parts @returns {string} a path in the folder of the project */
export const project = (...parts) => path.join(told("NULLPOINT_ROOT"), ...parts);

/** @param {string[]} parts @returns {string} a path in the folder that these tests write to */
export const out = (...parts) => project("target", "browser", ...parts);

/** A real head walking, with a made tremor. */
export const HEAD_SHAKING = () => project("examples", "head-shaking", "recording.csv.gz");

/** A head that was still. */
export const STILL_HEAD = () => project("examples", "still-head", "recording.csv.gz");

/** @returns {string} the browser, as the shell would find it */
export function chromium() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const found = folders.map((folder) => path.join(folder, "chromium")).find((file) => fs.existsSync(file));
  if (!found) throw new Error("chromium is not installed");
  return found;
}
