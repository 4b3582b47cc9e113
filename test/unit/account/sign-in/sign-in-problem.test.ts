import { describe, expect, it } from 'vitest';
import { inPinSignIn, inSignIn } from '../../../../main/account/sign-in/sign-in-problem';
import { problem } from '../../../../main/base/problems';

const PASSING = ['rate-limited', 'unavailable', 'unreachable', 'unreadable', 'intercepted'] as const;
const DETAILS = { status: 400, code: 1001 } as const;

describe('why a token was not taken', () => {
  it('is that plex.tv does not accept it', () => {
    expect(inSignIn(problem('rejected', DETAILS))).toMatchObject({
      ...DETAILS,
      kind: 'rejected',
      message: 'plex.tv doesn’t accept this token. Nothing was saved.',
      advice: 'Copy the whole token again from a device that’s signed in to Plex.',
    });
  });

  it('is what plex.tv refused, and that nothing was kept', () => {
    const refused = problem('bad-request', DETAILS);
    expect(inSignIn(refused)).toEqual({ ...refused, message: `${refused.message} Nothing was saved.` });
  });

  it.each(PASSING)('is what passes, with the advice to try again: %s', (kind) => {
    const passing = problem(kind, DETAILS);
    expect(inSignIn(passing)).toEqual({
      ...passing,
      advice: 'The token couldn’t be checked. Nothing was saved. Try again later.',
    });
  });
});

describe('why there is no PIN', () => {
  it.each(['rejected', 'bad-request'] as const)(
    'is that plex.tv refused the request, which says nothing about a token: %s',
    (kind) => {
      expect(inPinSignIn(problem(kind, DETAILS), false)).toMatchObject({
        ...DETAILS,
        kind: 'bad-request',
        message: 'plex.tv didn’t accept the sign-in request. Nothing was saved.',
        advice:
          'Check for a newer version of Marquee. If you already have it, report this with the code shown.',
      });
    },
  );

  it.each(PASSING)('is what passes, and whether Marquee goes on by itself: %s', (kind) => {
    const passing = problem(kind, DETAILS);
    expect(inPinSignIn(passing, true)).toEqual({
      ...passing,
      advice: 'Marquee keeps trying automatically. What you allowed in your browser isn’t lost.',
    });
    expect(inPinSignIn(passing, false)).toEqual({
      ...passing,
      advice: 'The sign-in couldn’t start. Nothing was saved. Try again later.',
    });
  });
});
