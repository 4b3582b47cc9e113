import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { signedIn } from '../../../preload/contract/account/account-state';
import type { User } from '../../../preload/contract/account/user';
import { glanceAt, trayGlance } from '../../../main/account/at-a-glance';
import { formatStatus } from '../../../main/account/status';
import { parseHomeUsers } from '../../../main/plex/documents/home-users';
import { parseUser } from '../../../main/plex/documents/parse-user';
import { parsePin, parsePinCheck } from '../../../main/plex/documents/pin';
import { ReplySchema } from '../../../main/storage/files/sealed/reply-schema';
import { accounts } from '../../plex-tv/accounts/accounts';
import { userDocument } from '../../plex-tv/accounts/documents';
import { anyJson, anyText, budget, expectNothingPolluted, nearly, timeout, troublesome } from './budget';

const SECRET = 'canary7Secret7Of7This7Run';
const now = Date.parse('2026-01-01T00:00:00.000Z');
const documents = Object.values(accounts).map(userDocument);

/** A document of plex.tv's, with pieces of it taken away, doubled, moved or replaced by trouble. */
const mangled = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), troublesome), { maxLength: 4 }),
  )
  .map(([document, cuts]) =>
    cuts.reduce((text, [where, length, trouble]) => {
      const at = Math.floor(where * text.length);
      return text.slice(0, at) + trouble + text.slice(at + length);
    }, document),
  );

const name = fc.oneof(fc.constantFrom('id', 'title', 'joinedAt', 'active', 'a:b'), anyText);

/** A document that was never plex.tv's: any names, any values, any nesting. */
const invented = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.oneof(
        fc.constantFrom('subscription', 'features', 'feature', 'subscriptions', 'profile', 'roles'),
        name,
      ),
      fc.array(fc.tuple(name, fc.oneof(anyText, fc.constant(SECRET))), { maxLength: 5 }),
      fc.array(fc.oneof({ depthSize: 'small' }, anyText, tie('element')), { maxLength: 3 }),
    )
    .map(
      ([tag, pairs, inside]) =>
        `<${tag}${pairs.map(([key, value]) => ` ${key}="${value}"`).join('')}>${inside.join('')}</${tag}>`,
    ),
}));
const anyDocument = fc.oneof(
  mangled,
  fc
    .tuple(fc.array(invented.element, { maxLength: 3 }), fc.array(fc.tuple(name, anyText), { maxLength: 4 }))
    .map(
      ([inside, pairs]) =>
        `<user${pairs.map(([key, value]) => ` ${key}="${value}"`).join('')}>${inside.join('')}</user>`,
    ),
  anyText,
);

/** Valibot leaves out these names when something is read from the disk: they come back with plex.tv's next answer. */
function withoutNames(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(record).filter(([key]) => !/^(__proto__|prototype|constructor)$/.test(key));
  return Object.fromEntries(pairs);
}

/** What is true of every User, whatever plex.tv sent. */
function expectSound(user: User): void {
  const reply = { user, fetchedAt: new Date(now).toISOString() };
  const kept: unknown = JSON.parse(JSON.stringify(reply));
  expect(kept).toEqual(reply);
  expect(v.parse(ReplySchema, kept)).toEqual({
    ...reply,
    user: {
      ...user,
      extra: withoutNames(user.extra),
      ...(user.profile && { profile: withoutNames(user.profile) }),
    },
  });
  for (const oddity of user.oddities) expect(oddity.value.length).toBeLessThanOrEqual(200);
  const state = { ...signedIn('keychain'), last: reply };
  const glance = glanceAt({
    account: state,
    nickname: null,
    unseen: 0,
    refreshMinutes: 15,
    remindDays: 7,
    now,
  });
  const { name: called, pass } = trayGlance(glance, now);
  expect(`${called}${pass ?? ''}`).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  for (const format of ['text', 'json', 'waybar'] as const) formatStatus(state, format, now);
}

describe('fuzzing what plex.tv answers', () => {
  it('an account document becomes a sound User or nothing, and the same one each time', { timeout }, () => {
    let read = 0;
    fc.assert(
      fc.property(anyDocument, (text) => {
        const user = parseUser(text, [SECRET]);
        expectNothingPolluted();
        expect(parseUser(text, [SECRET])).toEqual(user);
        if (user === null) return;
        read += 1;
        expectSound(user);
        expect(JSON.stringify(user)).not.toContain(SECRET);
      }),
      budget(),
    );
    expect(read, 'documents that were read').toBeGreaterThan(0);
  });

  it('no secret of a document comes out, whatever else is in it', { timeout }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.constantFrom('authToken', 'someToken', 'clientSecret', 'access_token', 'X-Plex-Token'),
        fc.constantFrom('title', 'odd', 'subscriptionDescription', 'email'),
        fc.string({ minLength: 1, maxLength: 30 }).map((it) => it.replace(/[^\w -]/g, '')),
        (document, secretName, elsewhere, beside) => {
          const attributes = ` ${secretName}="${SECRET}" ${elsewhere}="${beside}${SECRET}${beside}"`;
          const bare = document.replace(/ (authToken|title|subscriptionDescription|email)="[^"]*"/g, '');
          const user = parseUser(bare.replace(/<user/, `<user${attributes}`));
          expect(user).not.toBeNull();
          expect(JSON.stringify(user)).not.toContain(SECRET);
        },
      ),
      budget(),
    );
  });

  it('a list of a Home’s members becomes plain members or nothing', { timeout }, () => {
    const right = {
      name: 'Home',
      users: [{ id: 1, title: `A ${SECRET}`, admin: true, thumb: 'https://plex.tv/a', token: SECRET }],
    };
    const text = fc.oneof(
      nearly(right).map((it) => JSON.stringify(it)),
      anyJson.map((it) => JSON.stringify(it)),
      fc
        .array(invented.element, { maxLength: 3 })
        .map((users) => `<home><users>${users.join('')}</users></home>`),
      anyText,
    );
    fc.assert(
      fc.property(text, (body) => {
        const members = parseHomeUsers(body, [SECRET]);
        expectNothingPolluted();
        if (members === null) return;
        expect(JSON.parse(JSON.stringify(members))).toEqual(members);
        expect(JSON.stringify(members)).not.toContain(SECRET);
      }),
      budget(),
    );
  });

  it('a PIN becomes one that can be shown and asked for, or nothing', { timeout }, () => {
    const right = { id: 1234567890, code: 'ABCD', expiresAt: '2026-01-01T00:15:00Z', authToken: null };
    const text = fc.oneof(nearly(right), anyJson).map((it) => JSON.stringify(it));
    const clocks = fc.record({ here: fc.nat(), atPlex: fc.nat() });
    fc.assert(
      fc.property(fc.oneof(text, anyText), clocks, (body, clock) => {
        const pin = parsePin(body, clock);
        if (pin) {
          expect(pin.id).toMatch(/^\d+$/);
          expect(pin.code).toMatch(/^[A-Za-z0-9]{4,64}$/);
          expect(Date.parse(pin.expiresAt) - clock.here).toBeLessThanOrEqual(3_600_000);
        }
        const check = parsePinCheck(body, String(right.id), clock);
        expect(['waiting', 'claimed', 'expired', undefined]).toContain(check?.kind);
        expectNothingPolluted();
      }),
      budget(),
    );
  });
});
