import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlexClient } from '../../../main/plex/client';
import { problemOfStatus } from '../../../main/plex/documents/plex-errors';
import type { ProblemKind } from '../../../preload/contract/problem';
import { problem } from '../../../main/base/problems';
import { MAX_WAIT_MS } from '../../../preload/contract/account/rest';
import { FakeClock } from '../support/fake-clock';
import { identity, reply, secret, token } from '../plex/replies';
import { anyJson, anyText, budget, expectNothingPolluted, nearly, timeout } from './budget';

const now = Date.parse('2026-01-01T00:00:00.000Z');
const KINDS: readonly ProblemKind[] = [
  ...(['rejected', 'bad-request', 'rate-limited', 'unavailable'] as const),
  ...(['unreachable', 'unreadable', 'intercepted'] as const),
];

const status = fc.oneof(
  fc.constantFrom(204, 304, 400, 401, 403, 404, 422, 429, 498, 500, 503, 511),
  fc.integer({ min: 100, max: 999 }),
);
const anyBody = fc.oneof(
  nearly({ errors: [{ code: 1001, message: 'Invalid token', status: 401 }] }).map((it) => JSON.stringify(it)),
  anyJson.map((it) => JSON.stringify(it)),
  fc
    .tuple(anyText, anyText)
    .map(([code, message]) => `<errors><error code="${code}" message="${message}"/></errors>`),
  anyText,
);
const body = fc
  .tuple(anyBody, fc.boolean())
  .map(([text, leaks]) => (leaks ? text.replace(/"(?=[,}/>])/, `${secret}"`) : text));
const retryAfter = fc.option(
  fc.oneof(
    anyText,
    fc.integer().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  ),
);

describe('fuzzing failures', () => {
  it(
    'every status is a known problem with the words of its kind, and a wait that makes sense',
    { timeout },
    () => {
      fc.assert(
        fc.property(status, body, retryAfter, (code, text, wait) => {
          const it = problemOfStatus(code, text, wait, now);
          expectNothingPolluted();
          expect(KINDS).toContain(it.kind);
          expect(it.status).toBe(code);
          expect(it.kind === 'rejected').toBe(
            (code === 401 && it.kind !== 'intercepted') ||
              code === 498 ||
              (code === 422 && it.kind === 'rejected'),
          );
          if (code === 511) expect(it.kind, 'a network says it, with a page or without').toBe('intercepted');
          else if (it.kind === 'intercepted') {
            expect([401, 403, 407, 451]).toContain(code);
            expect(text.trim(), 'an empty answer is plex.tv’s').not.toBe('');
          }
          const hasOwnWords = it.code === 1041 || (code === 407 && it.kind === 'unreachable'); // a Home PIN, or a proxy’s password
          if (!hasOwnWords)
            expect(it).toMatchObject({ message: problem(it.kind).message, advice: problem(it.kind).advice });
          expect(String(it.code)).toMatch(/^(null|\d{3,5})$/);
          if (it.retryAt === null) return;
          const ms = Date.parse(it.retryAt) - now;
          expect(ms).toBeGreaterThanOrEqual(1_000);
          expect(ms).toBeLessThanOrEqual(MAX_WAIT_MS);
        }),
        budget(),
      );
    },
  );

  it('whatever the network does, the client answers, and never with the token', { timeout }, async () => {
    const thrown = fc.oneof(
      fc.constantFrom('net::ERR_NAME_NOT_RESOLVED', 'net::ERR_CERT_DATE_INVALID', `bad header: ${secret}`),
      anyText,
    );
    const outcome = fc.oneof(
      fc.record({ status, body, header: fc.option(anyText) }),
      fc.record({ message: thrown }),
      fc.record({ redirect: fc.constantFrom(301, 302, 307), location: anyText }),
    );
    await fc.assert(
      fc.asyncProperty(outcome, async (it) => {
        const client = createPlexClient({
          identity,
          clock: new FakeClock(now),
          send() {
            if ('message' in it) return Promise.reject(new Error(it.message));
            if ('redirect' in it) return Promise.resolve({ status: it.redirect, location: it.location });
            const text = it.header;
            return Promise.resolve({ ...reply(it.body, it.status), header: () => text });
          },
        });
        for (const answer of [
          await client.getUser(token, { placement: 'header' }),
          await client.createPin({ strong: true }),
          await client.checkPin('1'),
          await client.getHomeUsers(token),
          await client.signOut(token),
        ]) {
          if (!answer.ok) expect(KINDS).toContain(answer.problem.kind);
          expect(JSON.stringify(answer)).not.toContain(secret);
        }
        expectNothingPolluted();
      }),
      budget(),
    );
  });
});
