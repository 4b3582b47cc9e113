import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * How a test runner ended.
 * @typedef {object} Ending
 * @property {number | null} code its exit code
 * @property {boolean} tooSlow whether it was ended because it took too long
 */

/** @type {Count} */
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * What to count for a test runner, and what is wrong with it besides its failed tests: one that ran nothing, took
 * too long or ended badly with no failed test to show for it counts as a failure of its own.
 * @param {Ending} ending
 * @param {Count | undefined} report what its own report says, if it wrote one
 * @returns {{ count: Count, complaint?: string }}
 */
export function judge({ code, tooSlow }, report = NOTHING) {
  const complaint = complaintAbout(code, tooSlow, report);
  return complaint === undefined
    ? { count: report }
    : { count: { ...report, failed: report.failed + 1 }, complaint };
}

/**
 * @param {number | null} code
 * @param {boolean} tooSlow
 * @param {Count} report
 */
function complaintAbout(code, tooSlow, { passed, failed }) {
  if (tooSlow) return 'took too long and was ended';
  if (passed + failed === 0) return `ran no test (exit code ${code ?? 'none'})`;
  if (code !== 0 && failed === 0) return `ended with exit code ${code ?? 'none'} though no test failed`;
  return undefined;
}

/**
 * @param {string} file vitest's JSON report (https://vitest.dev/guide/reporters)
 * @returns {Count | undefined}
 */
export function vitestCount(file) {
  const report = read(file);
  return (
    report && {
      passed: report['numPassedTests'] ?? 0,
      failed: report['numFailedTests'] ?? 0,
      skipped: (report['numPendingTests'] ?? 0) + (report['numTodoTests'] ?? 0),
    }
  );
}

/**
 * @param {string} file Playwright's JSON report (https://playwright.dev/docs/test-reporters)
 * @returns {Count | undefined}
 */
export function playwrightCount(file) {
  const stats = read(file)?.['stats'];
  return stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * The tests that failed, each with the first line of why: the output is long, and often only its end is kept.
 * @param {string} file vitest's JSON report
 * @returns {readonly string[]}
 */
export function vitestFailures(file) {
  /** @type {readonly { assertionResults?: readonly { status: string, fullName: string, failureMessages?: readonly string[] }[], name: string, message?: string }[]} */
  const results = read(file)?.['testResults'] ?? [];
  return results.flatMap(({ name, message, assertionResults = [] }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const lines = failed.map(({ fullName, failureMessages }) =>
      failureLine(name, fullName, failureMessages?.[0]),
    );
    return lines.length === 0 && message ? [failureLine(name, 'could not be loaded', message)] : lines;
  });
}

/** @typedef {{ title: string, file?: string, suites?: readonly Suite[], specs?: readonly Spec[] }} Suite */
/** @typedef {{ title: string, ok: boolean, file: string, tests: readonly { results: readonly { error?: { message?: string } }[] }[] }} Spec */

/**
 * The same of Playwright's JSON report.
 * @param {string} file
 * @returns {readonly string[]}
 */
export function playwrightFailures(file) {
  /** @type {readonly Suite[]} */
  const suites = read(file)?.['suites'] ?? [];
  return suites.flatMap((suite) => failuresIn(suite, []));
}

/**
 * @param {Suite} suite
 * @param {readonly string[]} path the titles above it
 * @returns {readonly string[]}
 */
function failuresIn({ specs = [], suites = [] }, path) {
  return [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests }) => {
        const [error] = tests.flatMap(({ results }) => results.flatMap((result) => result.error ?? []));
        return failureLine(file, [...path, title].join(' › '), error?.message);
      }),
    ...suites.flatMap((inner) => failuresIn(inner, [...path, inner.title])),
  ];
}

/**
 * @param {string} file
 * @param {string} name
 * @param {string} [message]
 */
function failureLine(file, name, message = '') {
  const [first = ''] = stripVTControlCharacters(message).split('\n', 1);
  return `${file} › ${name}${first && `: ${first}`}`;
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The last line of `npm test`.
 * @param {readonly Count[]} counts
 */
export function inWords(counts) {
  const sum = (/** @type {keyof Count} */ what) => counts.reduce((total, count) => total + count[what], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
