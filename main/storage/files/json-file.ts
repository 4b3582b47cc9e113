import * as v from 'valibot';
import type { Clock } from '../../base/clock';
import type { DiskProblem } from '../../../preload/contract/problem';
import type { Result } from '../../../preload/contract/result';
import { DiskFile } from './disk-file';
import type { Damage } from './file-writer';

/** What a JSON file is made of. */
export interface JsonFileDeps<Content> {
  readonly path: string;
  readonly schema: v.GenericSchema<unknown, Content>;
  /** What holds while there is no usable file. */
  readonly defaults: Content;
  readonly clock: Clock;
}

/** What a JSON file holds. */
export interface Loaded<Content> {
  readonly value: Content;
  /** False when there was no usable file, so that `value` is the defaults. */
  readonly isKept: boolean;
  /** Why `value` is the defaults although there was a file; null when all is well. A person should be told, once. */
  readonly damage: Damage | null;
}

/** A file of plain JSON that a person may read and edit, checked by a schema whenever it is read. Nothing throws. */
export interface JsonFile<Content> {
  /**
   * A file that is damaged in any way is set aside; the defaults hold then. They hold also while the file can't be opened,
   * but then it stays and is not replaced.
   */
  read(): Promise<Loaded<Content>>;
  /** Replaces the file as a whole. On failure the old one stays. */
  write(value: Content): Promise<Result<undefined, DiskProblem>>;
  /** Removes what was set aside of the file. */
  forgetSetAside(): Promise<Result<undefined, DiskProblem>>;
}

/** Bytes; anything larger is no settings file. */
const MAX_BYTES = 1024 * 1024;

/** The JSON file at a path; it is not touched before it is asked for. */
export function createJsonFile<Content>(deps: JsonFileDeps<Content>): JsonFile<Content> {
  const { path, schema, defaults, clock } = deps;
  const file = new DiskFile({ path, maxBytes: MAX_BYTES, clock });

  async function insteadOf(reason: Exclude<Damage['reason'], 'closed'>): Promise<Loaded<Content>> {
    return { value: defaults, isKept: false, damage: await file.setAside(reason) };
  }

  return {
    async read() {
      const content = await file.read();
      if (content.kind === 'absent') return { value: defaults, isKept: false, damage: null };
      if (content.kind === 'closed') {
        return { value: defaults, isKept: false, damage: { reason: 'closed', setAside: null } };
      }
      if (content.kind === 'unusable') return insteadOf(content.reason);
      const parsed = v.safeParse(schema, decodeJson(content.bytes));
      return parsed.success && canBeWritten(parsed.output)
        ? { value: parsed.output, isKept: true, damage: null }
        : insteadOf('damaged');
    },
    write: (value) => file.write(Buffer.from(encodeJson(value))),
    forgetSetAside: () => file.forgetSetAside(),
  };
}

const encodeJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Whether what was read can be written again: what is kept for a later version may be nested too deep for that. */
function canBeWritten(value: unknown): boolean {
  try {
    encodeJson(value);
    return true;
  } catch {
    return false;
  }
}

/** The value that UTF-8 JSON stands for; undefined, which no JSON stands for, when it is none. */
export function decodeJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
