import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../../../preload/contract/result';
import type { History } from '../../../../../main/account/history/history';
import type { Hold, SignInFacts, SignInRecord } from '../../../../../main/account/stores';
import { problem } from '../../../../../main/base/problems';
import { createHistoryStore } from '../../../../../main/storage/files/sealed/history-store';
import type { Damage } from '../../../../../main/storage/files/file-writer';
import type { Keychain } from '../../../../../main/storage/keychain/keychain';
import { createReplyStore } from '../../../../../main/storage/files/sealed/reply-store';
import { createSealedStores } from '../../../../../main/storage/files/sealed/sealed-store';
import { FakeClock } from '../../../support/fake-clock';
import { A_SIGN_IN } from '../../../support/sign-in-facts';

const at = '2026-01-01T00:00:00.000Z';
const history: History = {
  account: { id: 'canary' },
  since: at,
  entries: [{ at, kind: 'features-added', before: null, after: ['dvr'] }],
  seen: null,
};
const reply = { fetchedAt: at, user: { id: 'canary', subscription: null, oddities: [], extra: {} } };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-stores-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A keychain over a map, which answers as slowly as a real one: not at once. */
function setUp(kept = new Map<string, string>()) {
  const keychain: Keychain = {
    get: async (account) => {
      await Promise.resolve();
      return succeed(kept.get(account) ?? null);
    },
    set: (account, secret) => {
      kept.set(account, secret);
      return Promise.resolve(succeed(undefined));
    },
    delete: (account) => {
      kept.delete(account);
      return Promise.resolve(succeed(undefined));
    },
    probe: () => Promise.resolve(succeed(undefined)),
    provider: () => Promise.resolve(null),
    close: () => undefined,
  };
  return { kept, keychain, ...storesOn(keychain) };
}

const oneSignIn: SignInFacts = { ...A_SIGN_IN, signIn: 'one' };
const anotherSignIn: SignInFacts = { ...A_SIGN_IN, signIn: 'another' };

/** A sign-in that this run knows in one way, and that the disk may hold in another by now. */
function recordOf(held: SignInFacts, onDisk: SignInFacts | null = held): SignInRecord {
  const done = () => Promise.resolve(succeed(undefined));
  const changes = {
    arrive: done,
    begin: done,
    note: done,
    belongTo: done,
    leave: done,
    stay: done,
    end: done,
  };
  return { facts: held, unfinished: null, reload: () => Promise.resolve(onDisk), ...changes };
}

const free: Hold = (task) => task();
const busy: Hold = () => Promise.resolve(fail(problem('busy')));

function storesOn(keychain: Keychain, owner = recordOf(oneSignIn), keyIsShared = false, hold = free) {
  const stores = createSealedStores({ keychain, hold, clock: new FakeClock() });
  const path = join(folder, 'reply');
  const damages: Damage[] = [];
  return {
    replies: createReplyStore({ stores, path, owner, keyIsShared: () => keyIsShared }),
    histories: createHistoryStore({
      stores,
      path: join(folder, 'history'),
      owner,
      onDamage: (damage) => damages.push(damage),
    }),
    damages,
  };
}

describe('the sealed stores', () => {
  it('open in a later run what one key has sealed, also when it was made for both at once', async () => {
    const first = setUp();
    await Promise.all([first.replies.write(reply), first.histories.update(() => history)]);
    expect(first.kept.size).toBe(1);
    const later = setUp(first.kept);
    expect(await later.replies.read()).toEqual(reply);
    expect(await later.histories.read()).toEqual(history);
    for (const name of await readdir(folder)) {
      expect((await readFile(join(folder, name))).includes('canary')).toBe(false);
    }
  });

  it('ask the keychain for the key once for each change of a file', async () => {
    const { keychain } = setUp();
    let asked = 0;
    const counting = { ...keychain, get: (account: string) => ((asked += 1), keychain.get(account)) };
    const { histories } = storesOn(counting);
    await histories.update(() => history);
    asked = 0;
    await histories.update((stored) => stored && { ...stored, seen: at });
    expect(asked).toBe(1);
    expect(await histories.read()).toEqual({ ...history, seen: at });
  });

  it('tell whether a change is on the disk', async () => {
    const { keychain, histories } = setUp();
    expect(await histories.update(() => history)).toBe('written');
    expect(await histories.update((stored) => stored), 'there is nothing to write').toBe('written');
    const newer = { ...history, seen: at };
    const others = [
      storesOn(keychain, recordOf(oneSignIn), false, busy),
      storesOn(keychain, recordOf(oneSignIn, anotherSignIn)),
      storesOn({ ...keychain, get: () => Promise.resolve(fail(problem('keychain-locked'))) }),
    ];
    for (const other of others) expect(await other.histories.update(() => newer)).toBe('not-yet');
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    expect(await histories.update(() => newer), 'it can’t be written').toBe('not-yet');
  });

  it.skipIf(process.platform === 'win32')(
    'leave a file that can’t be opened as it is, and say so once',
    async () => {
      const { histories, damages } = setUp();
      await histories.update(() => history);
      const path = join(folder, 'history');
      await rm(path);
      const socket = createServer().listen(path); // no program can open one as a file
      await once(socket, 'listening');
      expect(await histories.read()).toBeNull();
      for (const seen of [null, at])
        expect(await histories.update(() => ({ ...history, seen }))).toBe('closed');
      expect((await stat(path)).isSocket()).toBe(true);
      expect(damages).toEqual([{ reason: 'closed', setAside: null }]);
      socket.close();
    },
  );

  it('keep nothing of a sign-in that was replaced or ended elsewhere', async () => {
    const { keychain, kept } = setUp();
    for (const onDisk of [anotherSignIn, null]) {
      const late = storesOn(keychain, recordOf(oneSignIn, onDisk));
      await Promise.all([late.replies.write(reply), late.histories.update(() => history)]);
    }
    expect(await readdir(folder)).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it('show no reply of another sign-in, and its history all the same', async () => {
    const { keychain, replies, histories } = setUp();
    await Promise.all([replies.write(reply), histories.update(() => history)]);
    const next = storesOn(keychain, recordOf(anotherSignIn));
    expect(await next.replies.read()).toBeNull();
    expect(await next.histories.read()).toEqual(history);
  });

  it('keep nothing, and ask for no key, while another Marquee is busy', async () => {
    const { keychain, kept } = setUp();
    const { replies, histories } = storesOn(keychain, recordOf(oneSignIn), false, busy);
    let asked = 0;
    await replies.write(reply);
    await histories.update((stored) => {
      asked += 1;
      return stored;
    });
    expect(await histories.erase()).toMatchObject({ problem: { kind: 'busy' } });
    expect([await readdir(folder), kept.size, asked]).toEqual([[], 0, 0]);
  });

  it('set aside nothing that another Marquee is about to erase, and make no key for it', async () => {
    const { keychain, kept } = setUp();
    await writeFile(join(folder, 'history'), 'noise');
    const { histories, damages } = storesOn(keychain, recordOf(oneSignIn, null));
    expect(await histories.read()).toBeNull();
    expect([await readdir(folder), kept.size, damages]).toEqual([['history'], 0, []]);
  });

  it('make no key for looking alone', async () => {
    const { kept, histories } = setUp();
    expect(await histories.read()).toBeNull();
    expect(kept.size).toBe(0);
  });

  it('keep nothing while the keychain can’t be read', async () => {
    const { keychain } = setUp();
    const { histories } = storesOn({
      ...keychain,
      get: () => Promise.resolve(fail(problem('keychain-locked'))),
    });
    await histories.update(() => history);
    expect(await readdir(folder)).toEqual([]);
  });

  it('replace no history that could not be read, since it would be lost', async () => {
    const { keychain, kept, histories } = setUp();
    await histories.update(() => history);
    let answers = false;
    const slow = storesOn({
      ...keychain,
      get: (account) => (answers ? keychain.get(account) : Promise.resolve(fail(problem('keychain-failed')))),
    });
    await slow.histories.update((stored) => stored ?? { ...history, entries: [] });
    expect(await setUp(kept).histories.read()).toEqual(history);
    answers = true;
    await slow.histories.update((stored) => stored && { ...stored, seen: at });
    expect(await setUp(kept).histories.read()).toEqual({ ...history, seen: at });
  });

  it('leave as it is what was sealed with a key of another keychain program, until that is back', async () => {
    const owner = recordOf({ ...oneSignIn, keptIn: 'KeePassXC' });
    const { keychain: home } = setUp();
    await storesOn(home, owner).replies.write(reply);
    await storesOn(home, owner).histories.update(() => history);

    const elsewhere = { provider: () => Promise.resolve('GNOME Keyring') };
    const keys = [new Map<string, string>(), new Map([['cache key', Buffer.alloc(32).toString('base64')]])];
    for (const kept of keys) {
      const before = kept.size;
      const away = storesOn({ ...setUp(kept).keychain, ...elsewhere }, owner);
      expect(await away.histories.read()).toBeNull();
      expect(await away.replies.read()).toBeNull();
      await away.histories.update((stored) => stored ?? { ...history, entries: [] });
      await away.replies.write({ ...reply, user: { ...reply.user, id: 'someone' } });
      expect([away.damages, kept.size]).toEqual([[], before]);
    }

    const back = storesOn({ ...home, provider: () => Promise.resolve('KeePassXC') }, owner);
    expect(await back.histories.read()).toEqual(history);
    expect(await back.replies.read()).toEqual(reply);
  });

  it('erase a history alone, and with the reply its key', async () => {
    const { kept, replies, histories } = setUp();
    await replies.write(reply);
    await histories.update(() => history);
    await histories.erase();
    expect(await readdir(folder)).toEqual(['reply']);
    expect(await replies.read()).toEqual(reply);
    await replies.erase();
    expect(await readdir(folder)).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it('erase also what was set aside of them, and of them alone', async () => {
    const { replies, histories } = setUp();
    for (const name of ['reply', 'history']) await writeFile(join(folder, name), 'noise');
    await Promise.all([replies.read(), histories.read()]);
    await histories.update(() => history);
    expect(await readdir(folder)).toHaveLength(3);
    await histories.erase();
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^reply\.damaged-/)]);
    await replies.erase();
    expect(await readdir(folder)).toEqual([]);
  });

  it('ask nobody before the key goes where nobody is there', async () => {
    const { keychain, replies } = setUp();
    const asked: unknown[] = [];
    const remove = keychain.delete.bind(keychain);
    keychain.delete = (account, options) => {
      asked.push(options);
      return remove(account, options);
    };
    await replies.write(reply);
    await replies.erase({ mayPrompt: false });
    expect(asked).toEqual([{ mayPrompt: false }]);
  });

  it('keep the key while another account needs it', async () => {
    const { keychain, kept } = setUp();
    const { replies } = storesOn(keychain, recordOf(oneSignIn), true);
    await replies.write(reply);
    await replies.erase();
    expect(await readdir(folder)).toEqual([]);
    expect(kept.size).toBe(1);
  });

  it('tell that their key could not be removed, once what it sealed is gone', async () => {
    const { keychain, replies, histories } = setUp();
    await Promise.all([replies.write(reply), histories.update(() => history)]);
    const refused = fail(problem('keychain-denied'));
    let filesThen: readonly string[] | null = null;
    keychain.delete = async () => {
      filesThen = await readdir(folder);
      return refused;
    };
    await histories.erase();
    expect(await replies.erase()).toEqual(refused);
    expect(filesThen).toEqual([]);
  });

  it('erase what is still being written', async () => {
    const { kept, replies, histories } = setUp();
    void replies.write(reply);
    void histories.update(() => history);
    await Promise.all([histories.erase(), replies.erase()]);
    expect(await readdir(folder)).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it('use a new key after the old one is forgotten', async () => {
    const { kept, replies, histories } = setUp();
    await replies.write(reply);
    await replies.erase();
    await histories.update(() => history);
    expect(await setUp(kept).histories.read()).toEqual(history);
  });

  it('set aside a history that is none, and tell of it', async () => {
    const { histories, damages } = setUp();
    await histories.update(() => ({ ...history, since: 'yesterday' }));
    expect(await histories.read()).toBeNull();
    expect(await histories.read()).toBeNull();
    expect(damages.map(({ reason }) => reason)).toEqual(['damaged']);
    await writeFile(join(folder, 'history'), 'no history');
    expect(await histories.read()).toBeNull();
    const aside = damages.map(({ setAside }) => setAside ?? '');
    expect(await readFile(aside[1] ?? '', 'utf8')).toBe('no history');
  });
});
