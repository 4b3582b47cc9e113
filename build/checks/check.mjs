import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../launcher/base/command.mjs';
import { root } from '../launcher/base/places.mjs';
import { say } from '../launcher/base/steps.mjs';
import { runSideBySide } from './side-by-side.mjs';

/** The longest first: it takes as long as all others together. */
const CHECKS = [
  tool('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  tool('svelte-check/bin/svelte-check', '--threshold', 'warning', '--fail-on-warnings'), // all of TypeScript, too
  tool('prettier/bin/prettier.cjs', '--check', '.'),
  own('build/messages/unused.mjs'),
  own('build/checks/check-packages.mjs'),
];

/** `npm run check`: everything that looks at the code without running it. A warning is a failure. */
async function check() {
  const failed = await runSideBySide(CHECKS, availableParallelism(), (words) => process.stdout.write(words));
  if (failed.length > 0) say(`The check found something: ${failed.join(', ')}.`);
  return failed.length > 0 ? 1 : 0;
}

/**
 * @param {string} script of an npm package
 * @param {readonly string[]} args
 */
function tool(script, ...args) {
  return {
    name: [script.split('/')[0], ...args].join(' '),
    args: [join(root, 'node_modules', script), ...args],
  };
}

/** @param {string} script */
function own(script) {
  return { name: script, args: [join(root, script)] };
}

await runCommand(check);
