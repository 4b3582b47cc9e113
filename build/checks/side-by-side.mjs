import { spawn } from 'node:child_process';
import { onEveryWayOut } from '../launcher/base/endings.mjs';

/** @typedef {{ name: string, args: readonly string[] }} Check what Node is run with */

/**
 * Runs checks beside each other and tells what each said as soon as it ends, whole and in one piece.
 * @param {readonly Check[]} checks in the order in which they begin
 * @param {number} atOnce
 * @param {(words: string) => void} tell
 * @returns {Promise<readonly string[]>} the names of those that failed
 */
export async function runSideBySide(checks, atOnce, tell) {
  const waiting = [...checks];
  /** @type {string[]} */
  const failed = [];
  const runOneByOne = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { ending, output } = await runToItsEnd(check.args);
      tell(`${check.name}: ${ending === 0 ? 'good' : `FAILED (${ending})`}\n${output}`);
      if (ending !== 0) failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runOneByOne));
  return failed;
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<{ ending: number | NodeJS.Signals, output: string }>} its exit code, or the signal that ended it
 */
function runToItsEnd(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = onEveryWayOut(() => child.kill());
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (words) => output.push(words));
    child.stderr.on('data', (words) => output.push(words));
    child.on('close', (code, signal) => {
      ended();
      resolve({ ending: signal ?? code ?? 1, output: Buffer.concat(output).toString() });
    });
  });
}
