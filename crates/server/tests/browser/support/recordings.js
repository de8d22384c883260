// Recordings that are too long to be kept as files: an example, again and again, with time going on.

import fs from "node:fs";
import zlib from "node:zlib";

/**
 * @param {string} example packed CSV whose first column is the time
 * @param {string} path where the longer one is written, unless it is there already
 * @param {number} bytes how long it is at least
 */
export function longer(example, path, bytes) {
  if (fs.existsSync(path)) return;
  const lines = zlib.gunzipSync(fs.readFileSync(example)).toString().trimEnd().split("\n");
  const first = lines.findIndex((line) => /^[0-9]/.test(line));
  const rows = lines.slice(first).map((row) => {
    const comma = row.indexOf(",");
    return { time: Number(row.slice(0, comma)), rest: row.slice(comma) };
  });
  const [last, before] = [rows.at(-1)?.time ?? 0, rows.at(-2)?.time ?? 0];
  const whole = last + (last - before);
  const half = fs.openSync(`${path}.part`, "w");
  let written = fs.writeSync(half, `${lines.slice(0, first).join("\n")}\n`);
  for (let round = 0; written < bytes; round += 1) {
    const text = rows.map(({ time, rest }) => `${(time + round * whole).toFixed(3)}${rest}\n`).join("");
    written += fs.writeSync(half, text);
  }
  fs.closeSync(half);
  fs.renameSync(`${path}.part`, path);
}
