import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { succeed } from '../../../../preload/contract/result';
import {
  AccountRecord,
  keptIds,
  newAccountRecord,
  signInRecord,
  unfinishedIds,
} from '../../../../main/storage/files/account-record';
import type { StoredValue } from '../../../../main/storage/files/stored-value';

const clientIdentifier = '6ad9cf0e-9d3f-4c0b-9f43-9d7e6f0a5b11';
const signIn = 'a5b0b3a4-1f0f-4a53-8d25-111111111111';

function stored(value = newAccountRecord()) {
  let held = value;
  let onDisk: AccountRecord | null = null;
  const save = (next: AccountRecord) => {
    held = next;
    return Promise.resolve(succeed(undefined));
  };
  const record: StoredValue<AccountRecord> = {
    get value() {
      return held;
    },
    damage: null,
    onDamage: () => undefined,
    reload: () => Promise.resolve((held = onDisk ?? held)),
    save,
    update: (change) => save(change(onDisk ?? held)),
    forget: (change) => save(change(onDisk ?? held)),
    isIdle: true,
    settled: () => Promise.resolve(),
  };
  /** Another Marquee has written this. */
  const meanwhile = (other: AccountRecord) => (onDisk = other);
  return Object.assign(record, { held: () => held, meanwhile });
}

/** The record after another sign-in of the same accounts. */
async function replaced(record: AccountRecord): Promise<AccountRecord> {
  const other = stored(record);
  for (const { id } of record.accounts) await signInRecord(other, id).begin('pasted', 0, null);
  return other.held();
}

describe('the record', () => {
  it('of a Marquee that knew one account alone is understood', () => {
    expect(v.parse(AccountRecord, { clientIdentifier, signIn })).toEqual({
      clientIdentifier,
      accounts: [
        {
          id: 1,
          signIn,
          origin: 'pasted',
          stage: 'kept',
          keptAliveAt: null,
          reminded: null,
          restUntil: null,
          keptIn: null,
          whose: null,
          nickname: null,
          place: null,
        },
      ],
      shownId: null,
    });
    expect(v.parse(AccountRecord, { clientIdentifier, signIn: null }).accounts).toEqual([]);
  });

  it.each([
    {},
    { clientIdentifier: 'me', accounts: [], shownId: null },
    { clientIdentifier, accounts: [{ id: 0, signIn }], shownId: null },
    { clientIdentifier, accounts: [{ id: 1, signIn: null }], shownId: null },
    { clientIdentifier, accounts: [{ id: 1, signIn, stage: 'gone' }], shownId: null },
  ])('is not understood as %j', (content) => {
    expect(v.safeParse(AccountRecord, content).success).toBe(false);
  });
});

it('a record of more accounts than anybody has is none, and costs no time', () => {
  const accounts = Array.from({ length: 101 }, (_, index) => ({ id: index + 1, signIn }));
  const record = { clientIdentifier, accounts, shownId: null };
  expect(v.safeParse(AccountRecord, record).success).toBe(false);
  expect(v.safeParse(AccountRecord, { ...record, accounts: accounts.slice(1) }).success).toBe(true);
});

it('a record that names an account twice has it once, as it stands there first', () => {
  const accounts = [
    { id: 2, signIn },
    { id: 1, signIn },
    { id: 2, signIn, stage: 'leaving' },
  ];
  const record = v.parse(AccountRecord, { clientIdentifier, accounts, shownId: null });
  expect(keptIds(record).toSorted()).toEqual([1, 2]);
  expect(unfinishedIds(record)).toEqual([]);
});

describe('the part of one account', () => {
  const now = Date.parse('2026-01-01T00:00:00.000Z');

  it('begins, is added to, and ends without touching the others', async () => {
    const record = stored();
    const [first, second] = [signInRecord(record, 1), signInRecord(record, 2)];
    await second.begin('browser', now, 'KeePassXC');
    await first.begin('pasted', now, null);
    expect(record.held().accounts.map(({ id, origin }) => [id, origin])).toEqual([
      [1, 'pasted'],
      [2, 'browser'],
    ]);
    const before = second.facts;
    await first.note({ reminded: { of: '2026-02-01T00:00:00.000Z', at: '2026-01-01T00:00:00.000Z' } });
    expect(first.facts?.reminded?.of).toBe('2026-02-01T00:00:00.000Z');
    await first.end();
    expect(first.facts).toBeNull();
    expect(second.facts).toEqual(before);
  });

  it('says what was begun and not finished, and is nobody’s meanwhile', async () => {
    const record = stored();
    const part = signInRecord(record, 2);
    await part.arrive('browser', now, 'KWallet');
    const since = '2026-01-01T00:00:00.000Z';
    expect([part.facts, part.unfinished]).toEqual([
      null,
      { stage: 'arriving', origin: 'browser', since, keptIn: 'KWallet' },
    ]);
    expect([keptIds(record.held()), unfinishedIds(record.held())]).toEqual([[], [2]]);
    await part.begin('browser', now, null);
    expect(part.unfinished).toBeNull();
    const facts = part.facts;
    await part.leave();
    expect([part.facts, part.unfinished?.stage]).toEqual([null, 'leaving']);
    await part.stay();
    expect(part.facts).toEqual(facts);
    expect([keptIds(record.held()), unfinishedIds(record.held())]).toEqual([[2], []]);
  });

  it('takes no note about a sign-in that another Marquee has replaced', async () => {
    const record = stored();
    const part = signInRecord(record, 1);
    await part.begin('browser', now, null);
    record.meanwhile(await replaced(record.held()));
    await part.note({ restUntil: '2026-02-01T00:00:00.000Z' });
    expect(part.facts?.restUntil).toBeNull();
  });

  it('gets a new name with each sign-in', async () => {
    const part = signInRecord(stored(), 1);
    await part.begin('browser', now, 'KeePassXC');
    const first = part.facts?.signIn;
    await part.begin('browser', now, 'KeePassXC');
    expect(part.facts?.signIn).not.toBe(first);
    expect(part.facts).toMatchObject({
      keptAliveAt: '2026-01-01T00:00:00.000Z',
      reminded: null,
      keptIn: 'KeePassXC',
    });
  });

  it('keeps name and place through a new sign-in, and loses them with the account', async () => {
    const part = signInRecord(stored(), 1);
    await part.begin('browser', now, null);
    await part.note({ nickname: 'Cinema', place: 2 });
    await part.begin('browser', now, null);
    expect(part.facts).toMatchObject({ nickname: 'Cinema', place: 2 });
    await part.leave();
    await part.begin('browser', now, null);
    expect(part.facts).toMatchObject({ nickname: null, place: null });
  });

  it('keeps name and place for the account that they were given to, and for no other in its place', async () => {
    const record = stored();
    const part = signInRecord(record, 1);
    await part.begin('browser', now, null);
    await part.note({ nickname: 'Cinema', place: 2 });
    await part.belongTo({ uuid: 'one' });
    expect(part.facts, 'whose it is was not noted before').toMatchObject({ nickname: 'Cinema', place: 2 });
    for (const whose of [{ uuid: 'one' }, {}, { uuid: '' }]) {
      await part.begin('browser', now, null);
      await part.belongTo(whose);
      expect(part.facts, `again by ${JSON.stringify(whose)}`).toMatchObject({ nickname: 'Cinema', place: 2 });
    }
    expect(JSON.stringify(record.held()), 'the id itself').not.toContain('"one"');
    await part.begin('browser', now, null);
    await part.belongTo({ uuid: 'another' });
    expect(part.facts).toMatchObject({ nickname: null, place: null });
    await part.note({ nickname: 'Garden' });
    await part.belongTo({ uuid: 'another' });
    expect(part.facts?.nickname).toBe('Garden');
  });

  it('is of nobody while nobody is signed in, nor of who was signed in before another Marquee replaced it', async () => {
    const record = stored();
    const part = signInRecord(record, 1);
    await part.belongTo({ uuid: 'one' });
    expect(record.held().accounts).toEqual([]);
    await part.begin('browser', now, null);
    await part.belongTo({ uuid: 'one' });
    await part.note({ nickname: 'Cinema' });
    record.meanwhile(await replaced(record.held()));
    await part.belongTo({ uuid: 'another' });
    expect(part.facts?.nickname).toBe('Cinema');
  });

  it('has nothing to note while nobody is signed in', async () => {
    const record = stored();
    await signInRecord(record, 1).note({ keptAliveAt: null });
    expect(record.held().accounts).toEqual([]);
  });
});
