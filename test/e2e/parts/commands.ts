import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** What a command printed, and how it ended. */
export interface CommandEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface RunningCommand {
  readonly end: Promise<CommandEnd>;
  /** What it has answered, and what else it has said so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Presses Ctrl+C. */
  readonly interrupt: () => void;
  /** Closes the pipe that the answer comes through. */
  readonly stopReading: () => void;
  readonly kill: () => void;
}

/** What a command prints until it ends. */
export async function endOfCommand(child: ChildProcessWithoutNullStreams): Promise<CommandEnd> {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  return { code, stdout, stderr: withoutChromium(stderr) };
}

/** Chromium reports what a bare machine lacks (a system bus, a GPU) on standard error, one line each. */
export function withoutChromium(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\[\d+:\d+\/\d+\.\d+:[A-Z]+:/.test(line))
    .join('\n');
}
