import { spawn } from 'node:child_process';
import { onEveryWayOut } from './endings.mjs';

/** A failure that a person can do something about: its words are shown alone, without a stack. */
export class Stop extends Error {}

/**
 * Tells the person who waits. It goes to standard error, because standard output belongs to the app.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

const SIGN_OF_LIFE_MS = 5_000;
const LINES_KEPT = 40;

/**
 * Runs `work` as one step of the preparation: says what it is, and then every five seconds that it goes on.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @param {() => string} [progress] more about how far it is
 * @returns {Promise<T>}
 */
export async function step(what, work, progress = () => '') {
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1_000);
  say(`${what} ...`);
  const life = setInterval(() => say(`  ... ${progress()}${seconds()} s`), SIGN_OF_LIFE_MS);
  try {
    return await work();
  } finally {
    clearInterval(life);
  }
}

/**
 * Runs a program to its end and keeps its words for the case that it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, shell?: boolean }} [options] `signal` ends it early
 * @returns {Promise<{ ok: boolean, output: string }>} `output` is its last words from both streams
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = onEveryWayOut(() => child.kill());
    let output = '';
    const keep = (/** @type {Buffer} */ words) => {
      output = (output + words.toString()).split('\n').slice(-LINES_KEPT).join('\n');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      ended();
      resolve({ ok: false, output: `${output}${error.message}` });
    });
    child.on('close', (code) => {
      ended();
      resolve({ ok: code === 0, output: output.trim() });
    });
  });
}
