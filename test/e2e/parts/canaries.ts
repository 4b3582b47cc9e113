import type { Page } from '@playwright/test';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A secret, and all forms of it that a program might write, as bytes. */
interface Canary {
  readonly secret: string;
  readonly forms: readonly Buffer[];
}

/** A search for secrets, in whatever form they were written. */
export class CanarySearch {
  readonly #canaries: readonly Canary[];

  constructor(secrets: readonly string[]) {
    this.#canaries = secrets.map((secret) => ({ secret, forms: formsOf(secret) }));
  }

  /** The secrets that stand in these bytes, or this text. */
  in(what: Buffer | string): readonly string[] {
    const bytes = typeof what === 'string' ? Buffer.from(what) : what;
    return this.#canaries
      .filter(({ forms }) => forms.some((form) => bytes.includes(form)))
      .map(({ secret }) => secret);
  }

  /** The secrets in the files below a folder, and in their names. */
  inFilesBelow(folder: string): readonly string[] {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = entry.isFile() ? unlessGone(() => readFileSync(path), Buffer.alloc(0)) : '';
      const target = entry.isSymbolicLink() ? readlinkSync(path) : '';
      return [content, path, target].flatMap((it) => this.in(it)).map((secret) => `${secret} in ${path}`);
    });
  }

  /** The secrets in the arguments and the environment of a process and of all that it started. */
  inProcesses(pid: number): readonly string[] {
    return familyOf(pid).flatMap((one) =>
      ['cmdline', 'environ'].flatMap((what) =>
        this.in(unlessGone(() => readFileSync(`/proc/${one}/${what}`), Buffer.alloc(0))).map(
          (secret) => `${secret} in ${what} of ${one}`,
        ),
      ),
    );
  }

  /** The secrets in what a page holds, reachable or not yet swept. */
  async inHeapOf(page: Page): Promise<readonly string[]> {
    const devtools = await page.context().newCDPSession(page);
    let heap = '';
    devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (heap += chunk));
    await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    await devtools.detach();
    return this.in(heap);
  }
}

function formsOf(secret: string): readonly Buffer[] {
  const bytes = Buffer.from(secret);
  const each = (write: (byte: number) => string): string => [...bytes].map(write).join('');
  const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
  const texts = [
    secret,
    encodeURIComponent(secret),
    each((byte) => `%${hex(byte)}`),
    each((byte) => `%${hex(byte).toUpperCase()}`),
    JSON.stringify(secret).slice(1, -1),
    each((byte) => `\\u00${hex(byte)}`),
    each((byte) => `\\x${hex(byte)}`),
    each((byte) => `&#${byte};`),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    Array.from(secret).reverse().join(''),
    ...[0, 1, 2].flatMap((before) => [
      inBase64(bytes, before, 'base64'),
      inBase64(bytes, before, 'base64url'),
    ]),
  ];
  const wide = Buffer.from(secret, 'utf16le');
  return [...[...new Set(texts)].map((text) => Buffer.from(text)), wide, Buffer.from(wide).swap16()];
}

/** The characters that stand in Base64 for these bytes alone, after `before` others, whatever those and the next are. */
function inBase64(bytes: Buffer, before: number, alphabet: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString(alphabet)
    .replaceAll('=', '');
  const isWhole = (before + bytes.length) % 3 === 0;
  return text.slice(before === 0 ? 0 : before + 1, isWhole ? undefined : -1);
}

function familyOf(pid: number): readonly number[] {
  const tasks = unlessGone(() => readdirSync(`/proc/${pid}/task`), []);
  const children = tasks.flatMap((task) =>
    unlessGone(() => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'), '')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  return [pid, ...children.flatMap(familyOf)];
}

/** What is read of a running program: a file, a thread or a process that has just gone holds nothing. */
function unlessGone<Value>(read: () => Value, nothing: Value): Value {
  try {
    return read();
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return nothing;
    throw error;
  }
}
