import { describe, expect, it } from 'vitest';
import type { Accounts } from '../../../../main/account/accounts';
import { createAccountHandlers } from '../../../../main/app/bridge/account-handlers';
import type { Views } from '../../../../main/app/views/views';
import { succeed } from '../../../../preload/contract/result';

describe('a name that a person gives an account', () => {
  it.each([
    ['Cinema', 'Cinema'],
    [' Ci\u202enema\n ', 'Cinema'],
    ['', null],
    [' \t', null],
    ['\u3164\u200d\u2800', null],
    [null, null],
  ])('is kept in one line, and is none where nothing is seen of it: %j', async (nickname, kept) => {
    const noted: unknown[] = [];
    const record = {
      note(facts: unknown) {
        noted.push(facts);
        return Promise.resolve(succeed(undefined));
      },
    };
    const accounts = { all: [{ id: 1, record }] } as unknown as Accounts;
    const views = { publish: () => undefined } as unknown as Views;
    await createAccountHandlers(accounts, views).renameAccount.run({ id: 1, nickname });
    expect(noted).toEqual([{ nickname: kept }]);
  });
});
