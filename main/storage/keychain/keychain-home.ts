import type { SignInRecord } from '../../account/stores';
import type { Keychain } from './keychain';

/** Two programs that can be the keychain, as people call them. */
export interface OtherKeychain {
  /** The one that keeps the sign-in. */
  readonly home: string;
  /** The one that answers in its place. */
  readonly here: string;
}

/** Null when the program that keeps the sign-in is the one that answers, or when that can't be told. */
export async function otherKeychain(
  keychain: Pick<Keychain, 'provider'>,
  record: Pick<SignInRecord, 'facts' | 'unfinished'>,
): Promise<OtherKeychain | null> {
  const home = (record.facts ?? record.unfinished)?.keptIn ?? null;
  const here = home === null ? null : await keychain.provider();
  return home === null || here === null || here === home ? null : { home, here };
}
