import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseUser } from '../../../../../main/plex/documents/parse-user';
import { ReplySchema } from '../../../../../main/storage/files/sealed/reply-schema';
import { accounts } from '../../../../plex-tv/accounts/accounts';
import { userDocument } from '../../../../plex-tv/accounts/documents';

describe('a reply from the disk', () => {
  it.each(Object.entries(accounts))('comes back as it was kept: %s', (_, account) => {
    const reply = { user: parseUser(userDocument(account)), fetchedAt: '2026-01-01T00:00:00.000Z' };
    expect(v.parse(ReplySchema, JSON.parse(JSON.stringify(reply)))).toEqual(reply);
  });

  it.each([
    [null],
    [[]],
    [{}],
    [{ fetchedAt: 'yesterday', user: { subscription: null, oddities: [], extra: {} } }],
    [{ fetchedAt: '2026-01-01T00:00:00.000Z', user: { oddities: [], extra: {} } }],
    [
      {
        fetchedAt: '2026-01-01T00:00:00.000Z',
        user: { homeSize: '4', subscription: null, oddities: [], extra: {} },
      },
    ],
    [
      {
        fetchedAt: '2026-01-01T00:00:00.000Z',
        user: { subscription: { subscribedAt: 'long ago', features: [] }, oddities: [], extra: {} },
      },
    ],
    [
      {
        fetchedAt: '2026-01-01T00:00:00.000Z',
        user: {
          subscription: null,
          oddities: [{ attribute: 'joinedAt', value: 'soon', expected: 'words in a language' }],
          extra: {},
        },
      },
    ],
  ])('is refused when it is %j', (kept) => {
    expect(v.is(ReplySchema, kept)).toBe(false);
  });

  it('is never the cause of an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), (kept) => void v.is(ReplySchema, kept)));
  });
});
