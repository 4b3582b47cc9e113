import { describe, expect, it } from 'vitest';
import { followCode } from '../../../../main/app/command/follow-code';
import { Emitter } from '../../../../main/base/emitter';
import { problem } from '../../../../main/base/problems';
import type { PinWaiting, SignInState } from '../../../../preload/contract/account/sign-in';

const waiting: PinWaiting & Extract<SignInState, { kind: 'waiting' }> = {
  kind: 'waiting',
  strength: 'short',
  code: 'AB2C',
  link: 'https://plex.tv/link',
  expiresAt: '2026-01-01T00:15:00.000Z',
  problem: null,
  qr: { size: 1, path: '' },
};

function setUp() {
  const states = new Emitter<SignInState>();
  const told: string[] = [];
  const screen = { say: (text: string) => told.push(text), wait: (text: string) => told.push(`… ${text}`) };
  const end = followCode({ onChange: states.on }, screen);
  return { told, end, become: (state: SignInState) => states.emit(state) };
}

describe('a sign-in with a code', () => {
  it('shows the code and the address once, and what is waited for', async () => {
    const { told, end, become } = setUp();
    become({ kind: 'idle' }); // what was under way before is canceled first
    become({ kind: 'creating' });
    become(waiting);
    become({ ...waiting, problem: problem('unavailable') });
    become(waiting);
    become({ kind: 'keeping' });
    become({ kind: 'idle' });
    expect(await end).toEqual({ kind: 'over' });
    expect(told).toEqual([
      '… Checking plex.tv…',
      'Open https://plex.tv/link on any device, sign in, and enter this code: AB2C',
      '… Waiting for the code. Press Ctrl+C to cancel.',
      `… ${problem('unavailable').message}`,
      '… Waiting for the code. Press Ctrl+C to cancel.',
      '… Signed in. Saving…',
    ]);
  });

  it('ends when the time is up', async () => {
    const { end, become } = setUp();
    become({ kind: 'creating' });
    become({ kind: 'expired' });
    expect(await end).toEqual({ kind: 'expired' });
  });

  it('ends with what went wrong', async () => {
    const { end, become } = setUp();
    const it = problem('unreachable');
    become({ kind: 'creating' });
    become({ kind: 'failed', problem: it, canGoOn: false });
    expect(await end).toEqual({ kind: 'failed', problem: it });
  });
});
