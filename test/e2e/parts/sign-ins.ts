import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keyring } from '../../desktop/keyring';
import { accounts } from '../../plex-tv/accounts/accounts';
import type { PlexTv } from '../../plex-tv/server';
import type { Marquee } from './marquee';

/** What a sign-in has left behind. */
interface KeptSignIn {
  /** The contents of Marquee’s files, by name. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** What the files are sealed with. */
  readonly cacheKey: string;
}

/** Where the first account of a desktop is signed in. */
export interface SignInPlace {
  readonly userData: string;
  readonly keyring: Pick<Keyring, 'lookup' | 'store'>;
}

const CACHE_KEY = 'cache key';

/** By what plex.tv says of the account. */
const keptSignIns = new Map<string, KeptSignIn>();

/**
 * Leaves behind what a sign-in leaves, with a token of one’s own. Hundreds of tests begin with that and look at what comes
 * after, so the first sign-in with a document is a real one, and later ones are copies.
 * @param document what plex.tv says of the account
 * @param signIn makes the real one
 */
export async function signInOrCopy(
  place: SignInPlace,
  document: string,
  token: string,
  signIn: () => Promise<void>,
): Promise<void> {
  const kept = keptSignIns.get(document);
  if (kept) return copy(kept, place, token);
  await signIn();
  keptSignIns.set(document, await whatIsLeftAt(place));
}

/** Signs two accounts in; the second one is shown. */
export async function signInTwo(marquee: Marquee, plexTv: PlexTv, token: string): Promise<string> {
  const other = plexTv.addAccount(accounts.monthlyEnding);
  await marquee.signIn(token);
  await marquee.signIn(other);
  return other;
}

async function copy({ files, cacheKey }: KeptSignIn, { userData, keyring }: SignInPlace, token: string) {
  await mkdir(userData, { recursive: true, mode: 0o700 });
  for (const [name, content] of files) await writeFile(join(userData, name), content, { mode: 0o600 });
  await keyring.store(CACHE_KEY, cacheKey);
  await keyring.store('plex.tv token', token);
}

async function whatIsLeftAt({ userData, keyring }: SignInPlace): Promise<KeptSignIn> {
  const cacheKey = await keyring.lookup(CACHE_KEY);
  if (cacheKey === null) throw new Error('A sign-in has left no key for its files.');
  const names = (await readdir(userData)).filter(
    (name) => name === 'account.json' || name.endsWith('.sealed'),
  );
  const files = names.map(async (name) => [name, await readFile(join(userData, name))] as const);
  return { files: new Map(await Promise.all(files)), cacheKey };
}
