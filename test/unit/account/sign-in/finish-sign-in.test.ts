import { expect, it, vi } from 'vitest';
import { finishSignIn } from '../../../../main/account/sign-in/finish-sign-in';
import type { OpenAccount } from '../../../../main/account/open-account';

const NOW = Date.parse('2026-01-01T00:00:00.000Z');
const deps = { now: () => NOW, mayPrompt: false };

it.each([
  ['a moment ago', '2025-12-31T23:59:55.000Z', 0],
  ['ten seconds ago', '2025-12-31T23:59:50.000Z', 0],
  ['more than ten seconds ago', '2025-12-31T23:59:49.999Z', 1],
  ['in a moment, by a clock that was set back', '2026-01-01T00:00:09.000Z', 0],
  ['far ahead, by such a clock', '2026-01-02T00:00:00.000Z', 1],
  ['long ago', '2025-12-31T00:00:00.000Z', 1],
  ['at a time that is not known', null, 1],
])('an arrival without a token that began %s is given up or waited for', async (_, since, ends) => {
  const record = {
    unfinished: { stage: 'arriving', origin: 'pasted', since, keptIn: null },
    end: vi.fn(() => Promise.resolve()),
  };
  await finishSignIn({ record } as unknown as OpenAccount, false, deps);
  expect(record.end).toHaveBeenCalledTimes(ends);
});

it('what was ended in time is left as it is', async () => {
  const record = { unfinished: null, begin: vi.fn(), end: vi.fn() };
  const account = { signOut: vi.fn() };
  await finishSignIn({ account, record } as unknown as OpenAccount, true, deps);
  for (const step of [record.begin, record.end, account.signOut]) expect(step).not.toHaveBeenCalled();
});

it.each([true, false])(
  'a sign-out is brought to its end, whether or not the token is there: %s',
  async (hasToken) => {
    const account = { signOut: vi.fn(() => Promise.resolve()) };
    const record = {
      unfinished: { stage: 'leaving', origin: 'pasted', since: null, keptIn: null },
      begin: vi.fn(),
      end: vi.fn(),
    };
    await finishSignIn({ account, record } as unknown as OpenAccount, hasToken, deps);
    expect(account.signOut).toHaveBeenCalledExactlyOnceWith({ mayPrompt: false });
    for (const step of [record.begin, record.end]) expect(step).not.toHaveBeenCalled();
  },
);

it('an arrival whose token is there becomes the sign-in that was begun', async () => {
  const account = { signOut: vi.fn() };
  const record = {
    unfinished: { stage: 'arriving', origin: 'browser', since: null, keptIn: 'KWallet' },
    begin: vi.fn(() => Promise.resolve()),
    end: vi.fn(),
  };
  await finishSignIn({ account, record } as unknown as OpenAccount, true, deps);
  expect(record.begin).toHaveBeenCalledExactlyOnceWith('browser', NOW, 'KWallet');
  for (const step of [record.end, account.signOut]) expect(step).not.toHaveBeenCalled();
});
