import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { THIS_PLATFORM, type Platform } from '../../base/platform';
import { isoTime, type Clock } from '../../base/clock';
import type { DiskProblem } from '../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { problem } from '../../base/problems';
import { Turns } from '../../base/turns';
import { removeLeftovers, replaceFile, siblings } from './atomic-write';
import { whileHeld } from './held-file';

/** A file that was there, but of no use. */
export interface Damage {
  /**
   * `damaged`: it does not hold what it should, or was sealed with another key. `newer`: a later version of Marquee
   * wrote it. `unreadable`: it is no file. `too-big`: it is far larger than such a file gets. `closed`: the system did not
   * let it be opened, so that nobody knows what it holds; it stays where it is.
   */
  readonly reason: 'damaged' | 'newer' | 'unreadable' | 'too-big' | 'closed';
  /**
   * Where it was moved, so that nothing is lost; null when it stays, or the system did not allow that, or once it is no
   * longer there.
   */
  readonly setAside: string | null;
}

/** Where a file is. */
export interface FilePlace {
  readonly path: string;
  readonly clock: Clock;
  /** The system whose rules hold; this one, unless a test asks for another. */
  readonly platform?: Platform;
}

/** How the names of set-aside files go on. */
const SET_ASIDE = /^\.damaged-(\w+)$/;

/** How many set-aside files of one name are kept: the first, which is from before anything went wrong, and the newest. */
const KEPT_ASIDE = 3;

/**
 * A file that is only ever replaced as a whole. What is asked of it happens in the order of asking, and nothing here throws
 * for what a disk does.
 */
export class FileWriter {
  readonly #place: FilePlace;
  protected readonly turns = new Turns();

  constructor(place: FilePlace) {
    this.#place = place;
  }

  write(bytes: Uint8Array): Promise<Result<undefined, DiskProblem>> {
    return this.turns.take(() => this.replace(bytes));
  }

  /**
   * Removes the file, what was set aside of it, and what a process that was killed left beside it; there being none is
   * success, too.
   */
  erase(): Promise<Result<undefined, DiskProblem>> {
    const { path } = this.#place;
    return this.turns.take(async () => {
      await removeLeftovers(path);
      return attempt(async () => {
        await this.patiently(() => rm(path, { force: true }));
        await this.#removeSetAside();
      });
    });
  }

  /** Removes what was set aside of the file, which stays. */
  forgetSetAside(): Promise<Result<undefined, DiskProblem>> {
    return this.turns.take(() => attempt(() => this.#removeSetAside()));
  }

  /** Moves the file out of the way, to a name that says when, and removes some of too many such files. */
  setAside(reason: Exclude<Damage['reason'], 'closed'>): Promise<Damage> {
    const { path, clock } = this.#place;
    return this.turns.take(async () => {
      const time = isoTime(clock.now()).replace(/[-:.]/g, '');
      const target = `${path}.damaged-${time}`;
      const moved = await attempt(() => this.patiently(() => rename(path, target)));
      await attempt(async () => {
        const [, ...later] = siblings(path, SET_ASIDE);
        for (const { name } of later.slice(0, -(KEPT_ASIDE - 1))) await rm(name, { recursive: true });
      });
      return {
        reason,
        get setAside() {
          return moved.ok && existsSync(target) ? target : null;
        },
      };
    });
  }

  protected replace(bytes: Uint8Array): Promise<Result<undefined, DiskProblem>> {
    const { path, clock, platform = THIS_PLATFORM } = this.#place;
    return attempt(() => replaceFile(path, bytes, platform, clock));
  }

  async #removeSetAside(): Promise<void> {
    for (const { name } of siblings(this.#place.path, SET_ASIDE)) {
      await this.patiently(() => rm(name, { recursive: true, force: true }));
    }
  }

  /** Does something with the file that another program may hold for a moment. */
  protected patiently<T>(task: () => T | Promise<T>): Promise<T> {
    const { clock, platform = THIS_PLATFORM } = this.#place;
    return whileHeld(task, platform, clock);
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
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
