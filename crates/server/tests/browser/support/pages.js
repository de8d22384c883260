// Every page there is: those of a fixed address, one of each kind of record, and those that a person's answers make.

import { project } from "./places.js";

/**
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {{name: string, make: (page: Page) => Promise<unknown>}} Place a page and how to get there
 */

/** @param {string} name @param {string} address @returns {Place} */
const at = (name, address) => ({ name, make: (page) => page.goto(address) });

/** A small recording that is measured in a moment. */
export const RECORDING = () => project("examples", "head-shaking", "recording.csv");

/** @type {Place[]} */
export const PLACES = [
  at("start", "/"),
  at("urgent", "/urgent"),
  at("urgent-for-a-child", "/urgent?about=child"),
  at("ask", "/ask"),
  at("look-up", "/look-up"),
  at("causes", "/causes"),
  at("cause", "/causes/essential-tremor"),
  at("cause-what-helps", "/causes/cervical-dystonia/what-helps"),
  at("cause-care", "/causes/essential-tremor/care"),
  at("treatments", "/treatments"),
  at("treatment", "/treatments/botulinum-toxin"),
  at("medicines", "/medicines"),
  at("medicines-all", "/medicines/all"),
  at("medicine", "/medicines/lithium"),
  at("self-care", "/self-care"),
  at("self-care-step", "/self-care/slow-breathing"),
  at("triggers", "/triggers"),
  at("scales", "/scales"),
  at("care", "/care"),
  at("care-in-a-country", "/care?country=GB"),
  at("questions", "/questions"),
  at("question", "/questions/Q01"),
  at("claims", "/claims"),
  at("sources", "/sources"),
  at("record", "/record"),
  at("measure", "/measure"),
  at("practices", "/practice"),
  at("practice-breathing", "/practice/slow-breathing"),
  at("practice-relaxation", "/practice/muscle-relaxation"),
  at("practice-habit-reversal", "/practice/habit-reversal-outline"),
  at("about", "/about"),
  at("no-such-page", "/nowhere"),
];
