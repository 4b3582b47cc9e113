import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** What a command printed, and how it ended. */
export interface CommandEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run, where that is not the usual way. */
export interface CommandOptions {
  /** What it gets on standard input. */
  readonly input?: string;
  /** Chromium's switches, in place of those that lead plex.tv to the stand-in. */
  readonly switches?: readonly string[];
  /** Variables of the environment, beside those of the desktop. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The path of a file that the answer goes into. */
  readonly output?: string;
}

/** A command that runs. */
export interface RunningCommand {
  readonly end: Promise<CommandEnd>;
  /** What it has answered, and what else it has said so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Presses Ctrl+C. */
  readonly interrupt: () => void;
  /** Lets it go on as the shell's `fg` does. */
  readonly goOn: () => void;
  /** Closes the pipe that the answer comes through. */
  readonly stopReading: () => void;
  readonly kill: () => void;
}

/** Follows what a command prints until it ends. */
export function followCommand(child: ChildProcessWithoutNullStreams): RunningCommand {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  return {
    end: ended.then((code) => ({ code, stdout, stderr: withoutChromium(stderr) })),
    stdout: () => stdout,
    stderr: () => withoutChromium(stderr),
    interrupt: () => void child.kill('SIGINT'),
    goOn: () => void child.kill('SIGCONT'),
    stopReading: () => void child.stdout.destroy(),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Chromium reports what a bare machine lacks (a system bus, a GPU) on standard error, one line each. */
function withoutChromium(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\[\d+:\d+\/\d+\.\d+:[A-Z]+:/.test(line))
    .join('\n');
}
