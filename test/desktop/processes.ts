import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** A program with its standard input and output at hand. */
export type Program = ChildProcessByStdio<Writable, Readable, null>;

/** Starts a program that ends with the test's own process, even when that is killed. */
export type Start = (name: string, args: readonly string[], env: NodeJS.ProcessEnv) => Program;

/** Starts it as the user who runs the tests. */
export const startProgram: Start = (name, args, env) =>
  spawn('setpriv', ['--pdeathsig', 'KILL', name, ...args], { env, stdio: ['pipe', 'pipe', 'ignore'] });

/** Ends a program, whatever state it is in, and waits until it is gone. */
export async function endProgram(program: Program): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const gone = once(program, 'exit');
  program.kill('SIGKILL'); // a stopped program takes no other signal
  await gone;
}
