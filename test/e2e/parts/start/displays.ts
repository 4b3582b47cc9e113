/** What a program needs in its environment to show its windows on one display. */
type Display = Readonly<Record<string, string>>;

/** The displays that the launcher started for the tests; without it there is the person's own. */
const displays = JSON.parse(process.env['MARQUEE_TEST_DISPLAYS'] ?? '[{}]') as readonly Display[];

/** As many tests run side by side as there are displays: on one, their windows would take the focus from each other. */
export const workers = displays.length;

/** @param worker which of the tests that run side by side it is for, from 0 */
export function displayOf(worker: number): Display {
  return displays[worker] ?? {};
}
