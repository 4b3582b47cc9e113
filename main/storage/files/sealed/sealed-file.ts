import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { basename } from 'node:path';
import * as v from 'valibot';
import type { Clock } from '../../../base/clock';
import type { DiskProblem } from '../../../../preload/contract/problem';
import type { Result } from '../../../../preload/contract/result';
import { DiskFile } from '../disk-file';
import type { Damage } from '../file-writer';
import { decodeJson } from '../json-file';

/** What a sealed file is made of. */
export interface SealedFileDeps<Content> {
  readonly path: string;
  /** 32 bytes for AES-256, see `cacheKey`. */
  readonly key: KeyObject;
  readonly schema: v.GenericSchema<unknown, Content>;
  readonly clock: Clock;
}

/** What a reading finds. */
export type Unsealed<Content> =
  | { readonly kind: 'absent' }
  /** It could not be opened: it stays as it is. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'unusable'; readonly reason: Exclude<Damage['reason'], 'closed'> };

/**
 * A file that only someone with the keychain's key can read, and in which a changed bit is noticed. Nothing throws: a
 * file that the key does not open is to be set aside.
 */
export interface SealedFile<Content> {
  read(): Promise<Unsealed<Content>>;
  /** Replaces the file as a whole. On failure the old one stays. */
  write(content: Content): Promise<Result<undefined, DiskProblem>>;
  erase(): Promise<Result<undefined, DiskProblem>>;
}

/** Bytes; the largest content there is, a history of years, is far below. */
const MAX_BYTES = 16 * 1024 * 1024;

// The layout: magic, version (1 byte), nonce, ciphertext of the JSON, tag.
const MAGIC = Buffer.from('MARQUEE\0', 'latin1');
const VERSION = 1;
const HEADER = Buffer.from([...MAGIC, VERSION]);
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The sealed file at a path; it is not touched before it is asked for. */
export function createSealedFile<Content>(deps: SealedFileDeps<Content>): SealedFile<Content> {
  const { path, key, schema, clock } = deps;
  const file = new DiskFile({ path, maxBytes: MAX_BYTES, clock });
  // The name is part of what is sealed, so that one sealed file can't be passed off as another.
  const bound = Buffer.concat([HEADER, Buffer.from(basename(path))]);

  return {
    async read() {
      const content = await file.read();
      if (content.kind !== 'bytes') return content;
      if (isNewer(content.bytes)) return { kind: 'unusable', reason: 'newer' };
      const parsed = v.safeParse(schema, open(content.bytes, key, bound));
      return parsed.success
        ? { kind: 'content', content: parsed.output }
        : { kind: 'unusable', reason: 'damaged' };
    },
    write: (content) => file.write(seal(Buffer.from(JSON.stringify(content)), key, bound)),
    erase: () => file.erase(),
  };
}

function isNewer(bytes: Buffer): boolean {
  return bytes.subarray(0, MAGIC.length).equals(MAGIC) && (bytes[MAGIC.length] ?? 0) > VERSION;
}

function seal(plain: Buffer, key: KeyObject, bound: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([HEADER, nonce, sealed, cipher.getAuthTag()]);
}

/** The value in a sealed file; undefined when it is none of ours, was changed, or has another key. */
function open(bytes: Buffer, key: KeyObject, bound: Buffer): unknown {
  const nonceEnd = HEADER.length + NONCE_BYTES;
  const tagStart = bytes.length - TAG_BYTES;
  if (tagStart < nonceEnd || !bytes.subarray(0, HEADER.length).equals(HEADER)) return undefined;
  const nonce = bytes.subarray(HEADER.length, nonceEnd);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(bound).setAuthTag(bytes.subarray(tagStart));
  try {
    return decodeJson(Buffer.concat([decipher.update(bytes.subarray(nonceEnd, tagStart)), decipher.final()]));
  } catch {
    return undefined;
  }
}
