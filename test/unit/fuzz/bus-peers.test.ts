import { Message } from '@jellybrick/dbus-next';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import type { BusFailure, BusMessage, SessionBus, SignalRule } from '../../../main/dbus/session-bus';
import { LinuxNotifications } from '../../../main/desktop/notifications/linux-notifications';
import { followScreenReader } from '../../../main/desktop/screen-reader';
import { ItemRegistration } from '../../../main/desktop/tray/item-registration';
import type { KeychainTask } from '../../../main/storage/keychain/keychain-protocol';
import type { DialogOptions } from '../../../main/storage/keychain/secret-service/dialog-queue';
import { SecretReader } from '../../../main/storage/keychain/secret-service/secret-reader';
import { makeReady } from '../../../main/storage/keychain/secret-service/secret-access';
import { secretProvider } from '../../../main/storage/keychain/secret-service/secret-provider';
import { SecretService } from '../../../main/storage/keychain/secret-service/secret-service';
import { writeSecret } from '../../../main/storage/keychain/secret-service/secret-session';
import { FakeClock } from '../support/fake-clock';
import { anyJson, anyText, budget, expectNothingPolluted, timeout } from './budget';

const OUR_NAME = ':1.7';

/** A value as the library gives what came over the bus. */
const busValue: fc.Arbitrary<unknown> = fc.oneof(
  anyJson,
  anyText,
  fc.constantFrom('/', '/a/path', OUR_NAME, true, false, -1, 2 ** 32, Number.NaN, 0n, 2n ** 64n),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom<unknown>('/', '/a/path', OUR_NAME, true, false, 7).map((value) => ({ value })),
  fc.array(fc.constantFrom('/', '/a/path', `${OUR_NAME}/Item`, 'body-markup', 'actions'), { maxLength: 3 }),
  fc.array(fc.constantFrom('/a/path'), { maxLength: 2 }).map((value) => ({ value })),
  anyJson.map((value) => ({ value })),
);
const body = fc.array(busValue, { maxLength: 4 });
const members = fc.constantFrom(
  'Completed',
  'NameOwnerChanged',
  'ActionInvoked',
  'NotificationClosed',
  'then',
);
const senders = fc.constantFrom(':1.1', ':1.2', OUR_NAME, '');
const message: fc.Arbitrary<BusMessage> = fc.record({ sender: senders, member: members, body });
const failure = fc.constantFrom<BusFailure>('no-bus', 'absent', 'no-answer', 'denied', 'refused');
const answers: fc.Arbitrary<readonly Result<BusMessage, BusFailure>[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: message.map(succeed) }, { weight: 1, arbitrary: failure.map(fail) }),
  { maxLength: 12 },
);
const peers = fc.record({ answers, signals: fc.array(message, { maxLength: 4 }) });

/** A bus on which others say whatever comes to their minds; what Marquee sends must be fit to be sent. */
function hostileBus({ answers: its, signals }: typeof peers extends fc.Arbitrary<infer T> ? T : never) {
  const listeners: ((signal: BusMessage) => void)[] = [];
  const left = [...its];
  let isSaid = false;
  const say = (): void => {
    for (const listener of [...listeners]) for (const signal of signals) listener(signal);
  };
  const bus: Pick<SessionBus, 'call' | 'listen' | 'onLost' | 'uniqueName'> = {
    uniqueName: OUR_NAME,
    call(target, member, signature = '', sent = []) {
      try {
        new Message({ ...target, member, signature, body: [...sent] });
      } catch {
        return Promise.resolve(fail('no-bus')); // as the real one does
      }
      if (!isSaid) queueMicrotask(say);
      isSaid = true;
      return Promise.resolve(left.shift() ?? fail('no-answer'));
    },
    listen(_: SignalRule, onSignal) {
      listeners.push(onSignal);
      return () => listeners.splice(listeners.indexOf(onSignal), 1);
    },
    onLost: () => () => undefined,
  };
  return { bus: bus as SessionBus, say };
}

const tasks: readonly KeychainTask[] = [
  { op: 'probe' },
  { op: 'get', account: 'token', mayPrompt: true },
  { op: 'delete', account: 'token', mayPrompt: true },
  { op: 'set', account: 'token', mayPrompt: true, secret: 'x' },
];

/** A person who does not wait for what a dialog may come to. */
function impatient(mayPrompt: boolean): DialogOptions {
  const given = new AbortController();
  return { mayPrompt, onDialog: () => given.abort(), signal: given.signal };
}

describe('whatever other programs say on the session bus', () => {
  it('as a keyring, a secret is read, or not', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(peers, fc.boolean(), async (its, mayPrompt) => {
        const reader = new SecretReader(hostileBus(its).bus);
        for (const account of ['token', 'cache key']) {
          const secret = await reader.read(account, impatient(mayPrompt));
          expect(secret === null || !secret.ok || typeof secret.value === 'string').toBe(true);
        }
        const service = new SecretService(hostileBus(its).bus);
        const written = await writeSecret(service, 'token', 'secret', impatient(mayPrompt));
        expect(typeof written.ok).toBe('boolean');
        const provider = await secretProvider(hostileBus(its).bus);
        expect(provider === null || typeof provider === 'string').toBe(true);
        expectNothingPolluted();
      }),
      budget(),
    );
  });

  it('as a keyring, keytar is let to it, or kept from it for a reason', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(peers, fc.constantFrom(...tasks), async (its, task) => {
        const { bus } = hostileBus({
          ...its,
          signals: [{ sender: ':1.1', member: 'Completed', body: [true] }],
        });
        const ready = await makeReady(new SecretService(bus), task, () => undefined);
        expect(ready.ok ? ready.value : ready.problem).toMatch(/^[a-z-]+$/);
      }),
      budget(),
    );
  });

  it(
    'as a notification daemon, a notice is shown, held or failed, and only it can be clicked',
    { timeout },
    async () => {
      await fc.assert(
        fc.asyncProperty(peers, anyText, async (its, text) => {
          const { bus, say } = hostileBus(its);
          const clicked: unknown[] = [];
          const onClick = (to: unknown): unknown => clicked.push(to);
          const notices = new LinuxNotifications({ bus, icon: 'marquee', onClick });
          const target = { account: 1, section: 'history' } as const;
          const notice = { id: 'one', title: text, body: text, urgent: false, target };
          for (let time = 0; time < 2; time += 1) {
            const shown = await notices.show(notice);
            expect(shown.ok ? shown.value : shown.problem).toMatch(
              /^(shown|held|no-daemon|no-answer|failed)$/,
            );
            say();
          }
          notices.close('one');
          say();
          expect(clicked.filter((to) => to !== target)).toEqual([]);
        }),
        budget(),
      );
    },
  );

  it('as a panel, there is a place for the icon, or none', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(peers, fc.boolean(), async (its, wasRead) => {
        const { bus, say } = hostileBus(its);
        const clock = new FakeClock();
        const received: string[] = [];
        const item = { wasRead, forgetReaders: () => undefined };
        const onPlace = (place: string) => void received.push(place);
        const registration = new ItemRegistration({ bus, clock, path: '/Item', item, onPlace });
        for (let time = 0; time < 15; time += 1) {
          say();
          await new Promise((resolve) => setImmediate(resolve));
          clock.pass(1_000);
        }
        registration.stop();
        expect(received.length, 'it is told, and when it changes').toBeGreaterThan(0);
        for (const place of received) expect(place).toMatch(/^(there|no-place|not-shown)$/);
      }),
      budget(),
    );
  });

  it('as the bus of screen readers, nothing breaks', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(peers, async (its) => {
        const { bus, say } = hostileBus(its);
        await followScreenReader(bus, () => undefined);
        say();
      }),
      budget(),
    );
  });
});
