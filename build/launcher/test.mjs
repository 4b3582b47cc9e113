import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './base/command.mjs';
import { prepareDesktops } from './preparation/desktops.mjs';
import { ownDisplay, startDisplay } from './app/display.mjs';
import { endSoon, killGroup, onEveryWayOut, whenAskedToStop } from './base/endings.mjs';
import { newerNode } from './preparation/newer-node.mjs';
import { npmCommand } from './preparation/npm-packages.mjs';
import { root, temporaryFolder } from './base/places.mjs';
import { prepare, prepareToRead } from './preparation/prepare.mjs';
import { say } from './base/steps.mjs';
import {
  inWords,
  judge,
  playwrightCount,
  playwrightFailures,
  vitestCount,
  vitestFailures,
} from './test-counts.mjs';

/** How many end-to-end tests run side by side. Each waits for about half of its time; four are no faster on two cores. */
const TESTS_AT_ONCE = 3;

/** What of test/desktops is part of `npm test`; on which desktops, build/launcher/preparation/desktops.mjs says. */
const SMALL_DESKTOPS = ['desktops.spec.ts', 'chromium.spec.ts'];

/** What failed so far, told once more at the end. @type {string[]} */
const failures = [];

/** @typedef {import('./test-counts.mjs').Count} Count */
/** @typedef {import('./test-counts.mjs').Ending} Ending */

/**
 * `npm test`: the check, the unit tests, the end-to-end tests and, on Linux, the tests of the package and those on two
 * small desktops, each even when the one before it failed; the last line counts the tests. `npm test -- ci` takes in
 * every desktop, and the unit tests on a newer Node. `npm run test:e2e -- ARGS`, `test:package` and `test:desktops` run
 * one part alone and hand Playwright the arguments; so does `npm run soak`, which is too long for every run.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
async function test([part, ...playwrightArgs]) {
  const isWhole = part === undefined || part === 'ci';
  await prepareToRead();
  const checking = isWhole ? check() : null; // it waits for nothing else, and on a new machine much is missing
  const runtime = await prepare(isWhole || part === 'package' ? 'package tests' : 'tests');
  const isWanted = (/** @type {string} */ name) => isWhole || part === name;
  const isLinux = process.platform === 'linux';
  const desktops =
    isLinux && isWanted('desktops') ? await prepareDesktops(part === undefined ? 'small' : 'all') : null;
  const counts = checking ? [await checking, await unitTests()] : [];
  if (part === 'ci') counts.push(await unitTestsOnNewerNode());
  if (isWanted('e2e')) counts.push(await endToEndTests(runtime.dist, playwrightArgs, !isWhole));
  if (isWanted('package') && isLinux) counts.push(await packageTests(playwrightArgs));
  const desktopArgs = part === undefined ? SMALL_DESKTOPS : playwrightArgs;
  if (desktops) counts.push(await desktopTests(runtime.dist, desktops, desktopArgs));
  if (part === 'soak') counts.push(await soakTest(runtime.dist, playwrightArgs));
  for (const failure of failures) say(`FAILED: ${failure}`);
  process.stdout.write(`\n${inWords(counts)}\n`);
  return counts.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** Types, lint and format: no test, so it counts only when it fails. */
async function check() {
  const { code } = await runLive(npmCommand(['run', 'check']), 8);
  if (code === 0) return { passed: 0, failed: 0, skipped: 0 };
  failures.push('the check (npm run check)');
  return { passed: 0, failed: 1, skipped: 0 };
}

/**
 * @param {string} [node] the program to run them with, when it is not the one that runs this
 * @param {readonly string[]} [more] arguments for Vitest
 */
function unitTests(node = process.execPath, more = []) {
  const report = join(temporaryFolder(), 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...more];
  const program = { ...nodeTool('vitest/vitest.mjs', args), command: node };
  return countTests('the unit tests', program, 10, {
    count: () => vitestCount(report),
    failures: () => vitestFailures(report),
  });
}

/**
 * Main runs on the Node inside Electron: the stand-in has 20, the shipped one 24. The pages, what builds Marquee and the tests’
 * plex.tv run in neither.
 */
async function unitTestsOnNewerNode() {
  const node = await newerNode();
  if (node === undefined) return { passed: 0, failed: 0, skipped: 0 };
  say('\nThe unit tests again, on the Node of the shipped Electron:');
  const elsewhere = ['build', 'renderer', 'plex-tv', 'bench'];
  return unitTests(
    node,
    elsewhere.map((part) => `--exclude=test/unit/${part}/**`),
  );
}

/**
 * @param {string} electron the folder of the Electron to test with
 * @param {readonly string[]} args
 * @param {boolean} isAlone then a person may look at the pages
 */
function endToEndTests(electron, args, isAlone) {
  const screenshots = isAlone ? { MARQUEE_SCREENSHOTS: 'kept' } : {};
  const env = { ELECTRON_OVERRIDE_DIST_PATH: electron, ...screenshots };
  return playwrightTests('the end-to-end tests', 'test/e2e', args, 25, env);
}

/**
 * @param {string} electron the folder of the Electron to test with
 * @param {readonly string[]} args
 */
function soakTest(electron, args) {
  const env = { ELECTRON_OVERRIDE_DIST_PATH: electron };
  return playwrightTests('the soak test', 'test/soak', args, 60, env);
}

/** @param {readonly string[]} args */
function packageTests(args) {
  return playwrightTests('the tests of the package', 'test/package', args, 20, {});
}

/**
 * @param {string} electron the folder of the Electron to test with
 * @param {import('./preparation/desktops.mjs').Desktops} desktops
 * @param {readonly string[]} args
 */
function desktopTests(electron, desktops, args) {
  const env = { ELECTRON_OVERRIDE_DIST_PATH: electron, MARQUEE_DESKTOPS: JSON.stringify(desktops) };
  return playwrightTests('the tests on real desktops', 'test/desktops', args, 25, env);
}

/**
 * @param {string} name for people
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {number} minutes
 * @param {NodeJS.ProcessEnv} env
 */
async function playwrightTests(name, folder, args, minutes, env) {
  const report = join(temporaryFolder(), 'report.json');
  const displays = await testDisplays();
  const config = `--config=${folder}/playwright.config.ts`;
  const program = nodeTool('@playwright/test/cli.js', ['test', config, '--reporter=list,json', ...args]);
  const surroundings = {
    ...displays[0]?.env,
    MARQUEE_TEST_DISPLAYS: JSON.stringify(displays.map((display) => display.env)),
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const count = await countTests(name, { ...program, env: surroundings }, minutes, {
    count: () => playwrightCount(report),
    failures: () => playwrightFailures(report),
  });
  for (const display of displays) await display.close();
  return count;
}

/** The displays for the tests, one for each of those that run side by side. */
function testDisplays() {
  if (process.platform !== 'linux') return [ownDisplay];
  return Promise.all(Array.from({ length: TESTS_AT_ONCE }, () => startDisplay('-noreset')));
}

/**
 * @param {string} name for people
 * @param {Program} program
 * @param {number} minutes
 * @param {{ count: () => Count | undefined, failures: () => readonly string[] }} report
 */
async function countTests(name, program, minutes, report) {
  const { count, complaint } = judge(await runLive(program, minutes), report.count());
  failures.push(...report.failures());
  if (complaint) failures.push(`${name}: the runner ${complaint}`);
  return count;
}

/** @typedef {{ command: string, args: readonly string[], shell?: boolean, env?: NodeJS.ProcessEnv }} Program */

/**
 * @param {string} script in node_modules
 * @param {readonly string[]} args
 * @returns {Program}
 */
function nodeTool(script, args) {
  return { command: process.execPath, args: [join(root, 'node_modules', script), ...args] };
}

/**
 * Runs a program with its output live, and ends it with all that it started when it takes too long.
 * @param {Program} program
 * @param {number} minutes
 * @returns {Promise<Ending>}
 */
function runLive({ command, args, shell = false, env = {} }, minutes) {
  return new Promise((resolve) => {
    const runner = spawn(command, args, {
      cwd: root,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    });
    const forget = onEveryWayOut(() => killGroup(runner));
    const stopAsBefore = whenAskedToStop((signal) => {
      runner.once('exit', () => process.exit(128 + constants.signals[signal]));
      endSoon(runner, 'SIGINT');
    });
    let tooSlow = false;
    const limit = setTimeout(() => {
      tooSlow = true;
      endSoon(runner, 'SIGINT');
    }, minutes * 60_000);
    const end = (/** @type {number | null} */ code) => {
      clearTimeout(limit);
      forget();
      stopAsBefore();
      resolve({ code, tooSlow });
    };
    runner.once('error', () => end(null));
    runner.once('exit', end);
  });
}

await runCommand(test);
