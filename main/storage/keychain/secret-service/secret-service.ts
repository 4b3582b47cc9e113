import * as v from 'valibot';
import { fail, succeed, type Result } from '../../../../preload/contract/result';
import { PROPERTIES } from '../../../dbus/property';
import { THE_BUS, type BusFailure, type BusObject, type SessionBus } from '../../../dbus/session-bus';
import type { KeychainFailure } from '../keychain-protocol';
import { askInTurn, type DialogOptions } from './dialog-queue';
import { itemAttributes } from './secret-item';

/** Where the Secret Service is on the session bus: https://specifications.freedesktop.org/secret-service/ */
export const SECRET_SERVICE: BusObject = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
};

/** The path that stands for "no object". */
const NO_OBJECT = '/';

const COLLECTION = 'org.freedesktop.Secret.Collection';
const ITEM = 'org.freedesktop.Secret.Item';
const PROMPT = 'org.freedesktop.Secret.Prompt';

const Paths = v.array(v.string());
const property = <Value>(value: v.GenericSchema<unknown, Value>) => v.tuple([v.object({ value })]);

/**
 * The Secret Service of a Linux desktop: GNOME Keyring, KWallet, KeePassXC and others. Calls never reject. What the
 * service lets a program see can belong to the connection that asked (KeePassXC), so it is one bus for one conversation.
 */
export class SecretService {
  readonly #bus: Pick<SessionBus, 'call' | 'listen'>;

  constructor(bus: Pick<SessionBus, 'call' | 'listen'>) {
    this.#bus = bus;
  }

  /** The keyring for what is new; null when there is none yet. */
  async defaultKeyring(): Promise<Result<string | null, KeychainFailure>> {
    const answer = await this.ask('ReadAlias', 's', ['default'], v.tuple([v.string()]));
    if (!answer.ok) return answer;
    const [path] = answer.value;
    return succeed(path === NO_OBJECT ? null : path);
  }

  /** Whether the service has an object for the default keyring, which keytar writes to without asking for its name. */
  async hasDefaultPath(): Promise<boolean> {
    const path = `${SECRET_SERVICE.path}/aliases/default`;
    return (await this.#get(path, COLLECTION, 'Locked', v.boolean())).ok;
  }

  isKeyringLocked(path: string): Promise<Result<boolean, KeychainFailure>> {
    return this.#get(path, COLLECTION, 'Locked', v.boolean());
  }

  isItemLocked(path: string): Promise<Result<boolean, KeychainFailure>> {
    return this.#get(path, ITEM, 'Locked', v.boolean());
  }

  /**
   * The paths of an account's items, or of all items of Marquee for null. Each keyring is asked by itself: to a search of
   * all KeePassXC answers with its unlock dialog. A locked keyring may say that it has none.
   */
  async find(account: string | null): Promise<Result<readonly string[], KeychainFailure>> {
    const keyrings = await this.#get(SECRET_SERVICE.path, SECRET_SERVICE.interface, 'Collections', Paths);
    if (!keyrings.ok) return keyrings;
    const found = await Promise.all(
      keyrings.value.map((path) =>
        this.call(path, COLLECTION, 'SearchItems', 'a{ss}', [itemAttributes(account)], v.tuple([Paths])),
      ),
    );
    // A keyring that is taken away meanwhile has no items; one that fails for another reason may.
    const answered = found.filter((answer) => answer.ok);
    const [failed] = found.filter((answer) => !answer.ok);
    if (answered.length === 0 && failed) return failed;
    return succeed(answered.flatMap(({ value: [items] }) => items));
  }

  /** Unlocks keyrings or items. An unlocking that needs no dialog is no question, and always taken. */
  async unlock(
    objects: readonly string[],
    options: DialogOptions,
  ): Promise<Result<undefined, KeychainFailure>> {
    return askInTurn(options, async (inTurn) => {
      const answer = await this.ask('Unlock', 'ao', [objects], v.tuple([Paths, v.string()]));
      return answer.ok ? this.settle(answer.value[1], inTurn) : answer;
    });
  }

  /** Makes the first keyring of a person who never had one; its dialog asks for a password. */
  async makeKeyring(options: DialogOptions): Promise<Result<undefined, KeychainFailure>> {
    const { Variant } = await import('@jellybrick/dbus-next');
    return askInTurn(options, async (inTurn) => {
      const there = await this.defaultKeyring();
      if (!there.ok) return there;
      if (there.value !== null) return succeed(undefined); // the dialog of another call has made it
      // eslint-disable-next-line marquee/no-bare-words -- kept in the keychain, under the name that libsecret gives it, too
      const label = { [`${COLLECTION}.Label`]: new Variant('s', 'Default keyring') };
      const made = v.tuple([v.string(), v.string()]);
      const answer = await this.ask('CreateCollection', 'a{sv}s', [label, 'default'], made);
      if (!answer.ok) return answer;
      const settled = await this.settle(answer.value[1], inTurn);
      return !settled.ok && settled.problem === 'locked' ? fail('no-keyring') : settled;
    });
  }

  /** Removes an item. `locked` when the person is asked first and dismisses the question. */
  async remove(item: string, options: DialogOptions): Promise<Result<undefined, KeychainFailure>> {
    return askInTurn(options, async (inTurn) => {
      const answer = await this.call(item, ITEM, 'Delete', '', [], v.tuple([v.string()]));
      return answer.ok ? this.settle(answer.value[0], inTurn) : answer;
    });
  }

  /**
   * Opens a dialog of the service and waits for the person; `locked` when it was dismissed or may not open. It has no way
   * back: GNOME's daemon (42.1) dies of the call that would close its dialog, and keeps showing the dialog of a program
   * that has ended. That does no harm: whoever answers it later unlocks the keyring. Ask within `askInTurn`.
   * @param dialog its path, or `NO_OBJECT` when the service needed none
   */
  async settle(
    dialog: string,
    { mayPrompt, onDialog, signal }: DialogOptions,
  ): Promise<Result<undefined, KeychainFailure>> {
    if (dialog === NO_OBJECT) return succeed(undefined);
    if (!mayPrompt || signal?.aborted) return fail('locked');
    const target = { ...SECRET_SERVICE, path: dialog, interface: PROMPT };
    const ends: (() => void)[] = [];
    const outcome = new Promise<Result<undefined, KeychainFailure>>((resolve) => {
      signal?.addEventListener('abort', () => resolve(fail('locked')), { once: true });
      ends.push(
        this.#bus.listen(target, ({ member, body: [dismissed] }) => {
          if (member === 'Completed') resolve(dismissed === false ? succeed(undefined) : fail('locked'));
        }),
        this.#bus.listen(
          { ...THE_BUS, firstArgument: SECRET_SERVICE.destination },
          ({ member }) => member === 'NameOwnerChanged' && resolve(fail('broken')),
        ),
      );
    });
    onDialog();
    const opened = await this.call(dialog, PROMPT, 'Prompt', 's', [''], v.tuple([]));
    const settled = opened.ok ? await outcome : opened;
    for (const end of ends) end();
    return settled;
  }

  /** Calls a method of the service itself. */
  ask<Body>(
    member: string,
    signature: string,
    body: readonly unknown[],
    answer: v.GenericSchema<unknown, Body>,
  ): Promise<Result<Body, KeychainFailure>> {
    return this.call(SECRET_SERVICE.path, SECRET_SERVICE.interface, member, signature, body, answer);
  }

  /** Calls a method of one of its objects, and checks that the answer is of the shape that it must have. */
  async call<Body>(
    path: string,
    of: string,
    member: string,
    signature: string,
    body: readonly unknown[],
    shape: v.GenericSchema<unknown, Body>,
  ): Promise<Result<Body, KeychainFailure>> {
    const target = { ...SECRET_SERVICE, path, interface: of };
    const answer = await this.#bus.call(target, member, signature, body);
    if (!answer.ok) return fail(failureOf(answer.problem));
    const read = v.safeParse(shape, answer.value.body);
    return read.success ? succeed(read.output) : fail('broken');
  }

  async #get<Value>(
    path: string,
    of: string,
    name: string,
    shape: v.GenericSchema<unknown, Value>,
  ): Promise<Result<Value, KeychainFailure>> {
    const answer = await this.call(path, PROPERTIES, 'Get', 'ss', [of, name], property(shape));
    return answer.ok ? succeed(answer.value[0].value) : answer;
  }
}

function failureOf(failure: BusFailure): KeychainFailure {
  switch (failure) {
    case 'no-bus':
    case 'absent':
      return 'absent';
    case 'denied':
      return 'denied';
    case 'no-answer':
    case 'refused':
      return 'broken';
  }
}
