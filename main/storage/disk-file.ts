import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Clock } from '../clock';
import { problem, type DiskProblem } from '../plex/problems';
import { fail, succeed, type Result } from '../plex/result';
import { Turns } from '../turns';
import { removeLeftovers, replaceFile, siblings } from './atomic-write';

/** A file that was there, but of no use. */
export interface Damage {
  /**
   * `damaged`: it does not hold what it should, or was sealed with another key. `newer`: a later version of Marquee
   * wrote it. `unreadable`: the system did not let it be read. `too-big`: it is far larger than such a file gets.
   */
  readonly reason: 'damaged' | 'newer' | 'unreadable' | 'too-big';
  /** Where it was moved, so that nothing is lost; null when the system did not allow that. */
  readonly setAside: string | null;
}

export type DiskContent =
  | { readonly kind: 'absent' }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'unusable'; readonly reason: 'unreadable' | 'too-big' };

export interface DiskFileParts {
  readonly path: string;
  /** A larger file is not read at all. */
  readonly maxBytes: number;
  readonly clock: Clock;
}

/** How many set-aside files of one name are kept. */
const keptAside = 3;

/**
 * A file of Marquee's own, which is only ever replaced as a whole. What is asked of it happens in the order of asking,
 * and nothing here throws for what a disk does.
 */
export class DiskFile {
  readonly #parts: DiskFileParts;
  readonly #turns = new Turns();

  constructor(parts: DiskFileParts) {
    this.#parts = parts;
  }

  read(): Promise<DiskContent> {
    const { path, maxBytes } = this.#parts;
    return this.#turns.take(async () => {
      try {
        await removeLeftovers(path);
        return await readWhole(path, maxBytes);
      } catch (error) {
        return systemCode(error) === 'ENOENT'
          ? { kind: 'absent' }
          : { kind: 'unusable', reason: 'unreadable' };
      }
    });
  }

  write(bytes: Uint8Array): Promise<Result<undefined, DiskProblem>> {
    return this.#turns.take(() => attempt(() => replaceFile(this.#parts.path, bytes)));
  }

  /** Removes the file; there being none is success, too. */
  erase(): Promise<Result<undefined, DiskProblem>> {
    return this.#turns.take(() => attempt(() => rm(this.#parts.path, { force: true })));
  }

  /** Moves the file out of the way, to a name that says when, and removes the oldest of too many such files. */
  setAside(reason: Damage['reason']): Promise<Damage> {
    const { path, clock } = this.#parts;
    return this.#turns.take(async () => {
      const time = new Date(clock.now()).toISOString().replace(/[-:.]/g, '');
      const target = `${path}.damaged-${time}`;
      const moved = await attempt(() => rename(path, target));
      await attempt(async () => {
        const aside = await siblings(path, /^\.damaged-(\w+)$/);
        for (const { name } of aside.slice(0, -keptAside)) await rm(name, { recursive: true });
      });
      return { reason, setAside: moved.ok ? target : null };
    });
  }
}

async function readWhole(path: string, maxBytes: number): Promise<DiskContent> {
  // Without O_NONBLOCK, opening a pipe would wait for ever for someone to write to it.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return { kind: 'unusable', reason: 'unreadable' };
    if (stats.size > maxBytes) return { kind: 'unusable', reason: 'too-big' };
    return { kind: 'bytes', bytes: await file.readFile() };
  } finally {
    await file.close();
  }
}

async function attempt(task: () => Promise<void>): Promise<Result<undefined, DiskProblem>> {
  try {
    await task();
    return succeed(undefined);
  } catch (error) {
    return fail(problem('disk', { code: systemCode(error) }));
  }
}

/** The system's name of an error, such as `ENOSPC`. An error without one is a bug and goes on. */
function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
