import { readdir } from 'node:fs/promises';
import { MAX_ACCOUNTS } from './account-record';

/** What Marquee keeps of an account in sealed files, one for each. */
const SEALED_KINDS = ['last-reply', 'history', 'devices'] as const;

type SealedKind = (typeof SEALED_KINDS)[number];

/** The name under which the keychain keeps an account's token. The first account has the plain name. */
export function tokenEntry(id: number): string {
  return id === 1 ? 'plex.tv token' : `plex.tv token ${id}`;
}

/** The name of an account's sealed file in Marquee's folder. The first account has the plain name. */
export function sealedName(kind: SealedKind, id: number): string {
  return id === 1 ? `${kind}.sealed` : `${kind}-${id}.sealed`;
}

/**
 * The ids of the accounts that have sealed files, in ascending order: with them, accounts are found again of which there
 * is no record any more. None in a folder that can't be read.
 */
export async function idsWithFiles(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch(() => []);
  const ids = names.flatMap((name) => {
    const id = Number(/[1-9]\d*/.exec(name)?.[0] ?? 1);
    return SEALED_KINDS.some((kind) => sealedName(kind, id) === name) ? [id] : [];
  });
  return [...new Set(ids)].filter((id) => id <= MAX_ACCOUNTS).toSorted((one, other) => one - other);
}
