import { expect, it, vi } from 'vitest';
import { finishSignIn } from '../../../../main/account/sign-in/finish-sign-in';
import type { OpenAccount } from '../../../../main/account/open-account';

const NOW = Date.parse('2026-01-01T00:00:00.000Z');

it.each([
  ['a moment ago', '2025-12-31T23:59:55.000Z', 0],
  ['ten seconds ago', '2025-12-31T23:59:50.000Z', 0],
  ['long ago', '2025-12-31T00:00:00.000Z', 1],
  ['at a time that is not known', null, 1],
])('an arrival without a token that began %s is given up or waited for', async (_, since, ends) => {
  const record = {
    unfinished: { stage: 'arriving', origin: 'pasted', since, keptIn: null },
    end: vi.fn(() => Promise.resolve()),
  };
  await finishSignIn({ record } as unknown as OpenAccount, false, NOW);
  expect(record.end).toHaveBeenCalledTimes(ends);
});

it('what was ended in time is left as it is', async () => {
  const record = { unfinished: null, begin: vi.fn(), end: vi.fn() };
  const account = { signOut: vi.fn() };
  await finishSignIn({ account, record } as unknown as OpenAccount, true, NOW);
  for (const step of [record.begin, record.end, account.signOut]) expect(step).not.toHaveBeenCalled();
});
