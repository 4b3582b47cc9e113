import { expect, it } from 'vitest';
import { checkToken } from '../../../../main/account/sign-in/checked-token';
import { Token } from '../../../../main/plex/token';
import { succeed } from '../../../../preload/contract/result';

it('a token of which plex.tv says only that nothing has changed is not taken: nobody knows whose it is', async () => {
  const token = Token.parse('a-token');
  if (!token.ok) throw new Error('The test’s own token is malformed.');
  const client = { getUser: () => Promise.resolve(succeed({ kind: 'not-modified' } as const)) };
  expect(await checkToken(client, token.value, { placement: 'header' })).toMatchObject({
    ok: false,
    problem: { kind: 'unreadable' },
  });
});
