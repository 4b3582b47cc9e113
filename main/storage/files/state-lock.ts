import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- for a name in this computer's kernel: no network
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Hold } from '../../account/stores';
import type { Platform } from '../../base/platform';
import type { Clock } from '../../base/clock';
import type { BusyProblem } from '../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { problem } from '../../base/problems';

/** Lets another process have the lock. */
type Release = () => Promise<void>;

/** The lock is being taken, or is held. */
interface Taking {
  readonly its: Promise<Result<Release, BusyProblem>>;
  readonly maxWaitMs: number;
}

/** What is locked, and how long others are waited for. */
export interface StateLockOptions {
  /** Marquee's folder: who works on the same one waits for the same lock. */
  readonly folder: string;
  readonly platform: Platform;
  readonly clock: Clock;
  /** Told with `true` when it takes long until another Marquee is done, and with `false` when the wait is over. */
  readonly onWaiting: (isWaiting: boolean) => void;
  /** How long others are waited for in all, in milliseconds; otherwise each wait has a limit of its own alone. */
  readonly maxTotalWaitMs?: number;
}

/** How long another Marquee is waited for at most, in milliseconds. It may wait for a person at the keychain's dialog. */
const MAX_WAIT_MS = 30_000;
/** When a person is told of the wait, in milliseconds. */
const TELL_AFTER_MS = 3_000;
/** Between two tries, in milliseconds. */
const RETRY_MS = 40;

/**
 * The right to change what all Marquees of one folder share: record, tokens, key, sealed files. One process has it at a
 * time; within a process it is shared, since there `Turns` put things in order. The system takes it back when the process
 * ends, however it ends.
 */
export function createStateLock(options: StateLockOptions): Hold {
  const { folder, platform, clock, onWaiting } = options;
  let waitLeftMs = options.maxTotalWaitMs ?? Infinity;
  let holders = 0;
  let taken: Taking | null = null;

  async function take(maxWaitMs: number): Promise<Result<Release, BusyProblem>> {
    const tryOnce = platform === 'linux' ? await nameOf(folder) : fileIn(folder, platform);
    const limit = Math.min(maxWaitMs, waitLeftMs);
    let tells = false;
    for (let waited = 0; ; waited += RETRY_MS) {
      const release = await tryOnce();
      if (release !== null || waited >= limit) {
        waitLeftMs -= waited;
        if (tells) onWaiting(false);
        return release === null ? fail(problem('busy')) : succeed(release);
      }
      if (!tells && waited >= TELL_AFTER_MS) {
        tells = true;
        onWaiting(true);
      }
      await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
    }
  }

  /** Shares the lock, or the wait for it; who has more patience than the one that waits goes on after that. */
  async function share(maxWaitMs: number): Promise<Result<Release, BusyProblem>> {
    taken ??= { its: take(maxWaitMs), maxWaitMs };
    const shared = taken;
    const its = await shared.its;
    if (its.ok || shared.maxWaitMs >= maxWaitMs) return its;
    if (taken === shared) taken = null;
    return share(maxWaitMs);
  }

  return async (task, maxWaitMs = MAX_WAIT_MS) => {
    holders += 1;
    const its = await share(maxWaitMs);
    try {
      return its.ok ? await task() : its;
    } finally {
      holders -= 1;
      if (holders === 0) {
        taken = null;
        if (its.ok) await its.value();
      }
    }
  };
}

/** Takes the lock, or answers null when another process has it. */
type Attempt = () => Promise<Release | null>;

/** Where nothing can be locked, as in a folder that may only be read, Marquee does without. */
const nothingToRelease: Release = () => Promise.resolve();

/**
 * Linux: a socket with a name that is no file but lives in the kernel, see “Abstract” in unix(7). Two sockets can't have
 * one name, and a name goes with its process. Nobody is answered there.
 */
async function nameOf(folder: string): Promise<Attempt> {
  const real = await realpath(folder).catch(() => folder);
  const user = process.getuid?.() ?? 0;
  const name = `\0dev.marquee.desktop/${user}/${createHash('sha256').update(real).digest('hex').slice(0, 32)}`;
  return () =>
    new Promise((resolve) => {
      const server = createServer((socket) => socket.destroy());
      server.once('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code === 'EADDRINUSE' ? null : nothingToRelease);
      });
      server.listen(name, () => {
        resolve(() => new Promise((released) => server.close(() => released())));
      });
    });
}

/** The flag to open a file for one process alone: O_EXLOCK of open(2) on macOS, UV_FS_O_EXLOCK of libuv on Windows. */
const EXCLUSIVE = { darwin: 0x20, win32: 0x10000000 } as const;

/** macOS and Windows: an empty file that only one process can have open. */
function fileIn(folder: string, platform: keyof typeof EXCLUSIVE): Attempt {
  const { O_RDWR, O_CREAT, O_NONBLOCK } = constants;
  return () =>
    open(join(folder, 'accounts.lock'), O_RDWR | O_CREAT | O_NONBLOCK | EXCLUSIVE[platform], 0o600).then(
      (file) => () => file.close(),
      (error: unknown) => (isHeldElsewhere(error) ? null : nothingToRelease),
    );
}

function isHeldElsewhere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EBUSY');
}
