import { execFile } from 'node:child_process';
import { npmCommand } from '../launcher/preparation/npm-packages.mjs';

/** @typedef {{ vulnerabilities?: Record<string, { severity?: string }> }} AuditReport */

/**
 * What npm knows against the packages: `wrong` what is in Marquee, `worthKnowing` all else, a sentence each.
 * @param {string} report the JSON of `npm audit`, which is something else where the registry does not answer
 * @param {readonly string[]} shipped names of the packages whose code is in Marquee
 */
export function readAdvisories(report, shipped) {
  const vulnerabilities = parse(report)?.vulnerabilities;
  if (vulnerabilities === undefined) {
    return {
      wrong: [],
      worthKnowing: ['npm audit got no answer from the registry: nothing is known of advisories.'],
    };
  }
  const sentences = (/** @type {boolean} */ isShipped) =>
    Object.entries(vulnerabilities)
      .filter(([name]) => shipped.includes(name) === isShipped)
      .map(([name, { severity = 'unknown' }]) => `There is an advisory against ${name} (${severity}).`);
  return { wrong: sentences(true), worthKnowing: sentences(false) };
}

/**
 * Asks npm. Where the registry can't be reached that costs a few seconds and no failure.
 * @param {string} folder
 */
export function askNpm(folder) {
  const flags = ['--json', '--loglevel=silent', '--fetch-retries=0', '--fetch-timeout=10000'];
  const { command, args, shell } = npmCommand(['audit', ...flags]);
  return new Promise((/** @type {(report: string) => void} */ resolve) => {
    // Its exit code says no more than the report does.
    execFile(command, args, { cwd: folder, shell, maxBuffer: 64 * 1024 * 1024 }, (_, stdout) =>
      resolve(stdout),
    );
  });
}

/**
 * @param {string} text
 * @returns {AuditReport | null}
 */
function parse(text) {
  try {
    return /** @type {AuditReport} */ (JSON.parse(text));
  } catch {
    return null;
  }
}
