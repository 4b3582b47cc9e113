import * as v from 'valibot';
import { fail, succeed, type Result } from '../../../../preload/contract/result';
import type { KeychainFailure } from '../keychain-protocol';
import { askInTurn, type DialogOptions } from './dialog-queue';
import { itemAttributes, itemLabel } from './secret-item';
import type { SecretService } from './secret-service';
import { SecretTransfer, TRANSFER_ALGORITHM, type AgreedKey } from './secret-transfer';

const Bytes = v.instance(Uint8Array);
const ITEM = 'org.freedesktop.Secret.Item';
const COLLECTION = 'org.freedesktop.Secret.Collection';

/** A session of the Secret Service, in which secrets travel sealed, or in the clear where it knows nothing better. */
export class SecretSession {
  readonly #service: SecretService;
  readonly #path: string;
  /** Null where secrets travel in the clear, as libsecret then has them, too. */
  readonly #key: AgreedKey | null;

  private constructor(service: SecretService, path: string, key: AgreedKey | null) {
    this.#service = service;
    this.#path = path;
    this.#key = key;
  }

  /** @param isRepeated whether the first key could not be used, so that another one is taken as it comes */
  static async open(
    service: SecretService,
    isRepeated = false,
  ): Promise<Result<SecretSession, KeychainFailure>> {
    const { Variant } = await import('@jellybrick/dbus-next');
    const transfer = new SecretTransfer();
    const agreement = [TRANSFER_ALGORITHM, new Variant('ay', transfer.publicKey)];
    const agreed = v.tuple([v.object({ value: Bytes }), v.string()]);
    const sealed = await service.ask('OpenSession', 'sv', agreement, agreed);
    if (sealed.ok) {
      const [{ value: publicKey }, path] = sealed.value;
      const key = transfer.agree(publicKey);
      const session = new SecretSession(service, path, key);
      if (isRepeated || !key.isAmbiguous) return succeed(session);
      session.close();
      return SecretSession.open(service, true);
    }
    const clear = ['plain', new Variant('s', '')];
    const plain = await service.ask('OpenSession', 'sv', clear, v.tuple([v.unknown(), v.string()]));
    return plain.ok ? succeed(new SecretSession(service, plain.value[1], null)) : plain;
  }

  /** What an open item holds. */
  async read(item: string): Promise<Result<string, KeychainFailure>> {
    const secret = v.tuple([v.looseTuple([v.string(), Bytes, Bytes])]);
    const answer = await this.#service.call(item, ITEM, 'GetSecret', 'o', [this.#path], secret);
    if (!answer.ok) return answer;
    const [[, iv, sealed]] = answer.value;
    try {
      const plain = this.#key ? this.#key.open(iv, sealed) : sealed;
      return succeed(new TextDecoder('utf-8', { fatal: true }).decode(plain));
    } catch {
      return fail('broken'); // it was not sealed as agreed, or is no text
    }
  }

  /** Keeps a secret in a keyring as keytar does, in place of the one before. */
  async write(
    keyring: string,
    account: string,
    secret: string,
    options: DialogOptions,
  ): Promise<Result<undefined, KeychainFailure>> {
    const { Variant } = await import('@jellybrick/dbus-next');
    const plain = Buffer.from(secret);
    const { iv, sealed } = this.#key ? this.#key.seal(plain) : { iv: Buffer.alloc(0), sealed: plain };
    const properties = {
      [`${ITEM}.Label`]: new Variant('s', itemLabel(account)),
      [`${ITEM}.Attributes`]: new Variant('a{ss}', itemAttributes(account)),
    };
    const body = [properties, [this.#path, iv, sealed, 'text/plain'], true];
    const made = v.tuple([v.string(), v.string()]);
    const signature = 'a{sv}(oayays)b';
    return askInTurn(options, async (inTurn) => {
      const answer = await this.#service.call(keyring, COLLECTION, 'CreateItem', signature, body, made);
      return answer.ok ? this.#service.settle(answer.value[1], inTurn) : answer;
    });
  }

  /** Lets the service forget the session; nobody waits for it. */
  close(): void {
    const session = 'org.freedesktop.Secret.Session';
    void this.#service.call(this.#path, session, 'Close', '', [], v.tuple([]));
  }
}

/** Keeps a secret in the default keyring without keytar: it can't write where that has no path of its own. */
export async function writeSecret(
  service: SecretService,
  account: string,
  secret: string,
  options: DialogOptions,
): Promise<Result<undefined, KeychainFailure>> {
  const keyring = await service.defaultKeyring();
  if (!keyring.ok) return keyring;
  if (keyring.value === null) return fail('no-keyring');
  const session = await SecretSession.open(service);
  if (!session.ok) return session;
  const written = await session.value.write(keyring.value, account, secret, options);
  session.value.close();
  return written;
}
