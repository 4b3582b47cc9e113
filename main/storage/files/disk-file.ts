import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { DiskProblem } from '../../../preload/contract/problem';
import { fail, type Result } from '../../../preload/contract/result';
import { problem } from '../../base/problems';
import { removeLeftovers } from './atomic-write';
import { FileWriter, systemCode, type FilePlace } from './file-writer';

/** What a reading finds. */
export type DiskContent =
  | { readonly kind: 'absent' }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'unusable'; readonly reason: 'unreadable' | 'too-big' }
  /** It could not be opened, which says nothing of what it holds. */
  | { readonly kind: 'closed' };

/** Where a file is that is read as well. */
export interface DiskFilePlace extends FilePlace {
  /** A larger file is not read at all. */
  readonly maxBytes: number;
}

/** With these the system says that there is no such file. */
const ABSENT: readonly string[] = ['ENOENT', 'ENOTDIR'];

/** A file of Marquee's own, which is read as well. What could not be opened is not replaced either. */
export class DiskFile extends FileWriter {
  readonly #path: string;
  readonly #maxBytes: number;
  /** Why the newest reading could not open the file; null when it could, or found none. */
  #closedBy: string | null = null;

  constructor({ maxBytes, ...place }: DiskFilePlace) {
    super(place);
    this.#path = place.path;
    this.#maxBytes = maxBytes;
  }

  read(): Promise<DiskContent> {
    return this.turns.take(async () => {
      this.#closedBy = null;
      await removeLeftovers(this.#path);
      try {
        return await this.patiently(() => readWhole(this.#path, this.#maxBytes));
      } catch (error) {
        const code = systemCode(error);
        if (ABSENT.includes(code)) return { kind: 'absent' };
        this.#closedBy = code;
        return { kind: 'closed' };
      }
    });
  }

  protected override replace(bytes: Uint8Array): Promise<Result<undefined, DiskProblem>> {
    if (this.#closedBy === null) return super.replace(bytes);
    return Promise.resolve(fail(problem('disk', { code: this.#closedBy })));
  }
}

/**
 * Reads a file in one go, which takes less than one of the seven steps of an asynchronous reading: see docs/decisions.md.
 * Throws what the system says where it can't be opened.
 */
export function readWhole(path: string, maxBytes: number): DiskContent {
  // Without O_NONBLOCK, opening a pipe would wait for ever for someone to write to it.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return { kind: 'unusable', reason: 'unreadable' };
    if (stats.size > maxBytes) return { kind: 'unusable', reason: 'too-big' };
    return { kind: 'bytes', bytes: readFileSync(file) };
  } finally {
    closeSync(file);
  }
}
