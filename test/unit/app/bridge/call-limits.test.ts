import { describe, expect, it } from 'vitest';
import { limitCalls } from '../../../../main/app/bridge/call-limits';
import type { CallName } from '../../../../preload/contract/calls';
import { FakeClock } from '../../support/fake-clock';

/** How many of so many calls were made. */
function made(limit: ReturnType<typeof limitCalls>, name: CallName, times: number): number {
  let count = 0;
  for (let i = 0; i < times; i++) void limit(name, () => (count += 1));
  return count;
}

describe('a page', () => {
  it('opens five links in ten seconds and no more, however often it asks', () => {
    const clock = new FakeClock();
    const limit = limitCalls(clock);
    expect(made(limit, 'openLink', 500)).toBe(5);
    clock.pass(9_999);
    expect(made(limit, 'openLink', 500)).toBe(0);
    clock.pass(1);
    expect(made(limit, 'openLink', 500)).toBe(5);
    clock.set(clock.now() - 86_400_000);
    expect(made(limit, 'openLink', 500), 'the time of day was set back').toBe(5);
  });

  it('has a limit of its own for each call', () => {
    const limit = limitCalls(new FakeClock());
    made(limit, 'openLink', 500);
    expect(made(limit, 'openSignInPage', 500)).toBe(5);
    expect(made(limit, 'startSignIn', 500)).toBe(10);
  });

  it('can’t keep the lock busy that commands wait for', () => {
    const limit = limitCalls(new FakeClock());
    for (const name of ['showAccount', 'moveAccount', 'renameAccount', 'markHistorySeen'] as const)
      expect(made(limit, name, 500), name).toBeLessThanOrEqual(100);
    for (const name of ['answerOtherAccount', 'goOnForSession'] as const)
      expect(made(limit, name, 500), name).toBe(20);
  });

  it('may go through its accounts as fast as a person can press keys', () => {
    const limit = limitCalls(new FakeClock());
    expect(made(limit, 'showAccount', 40), 'Ctrl+1 to 9, several times').toBe(40);
    expect(made(limit, 'moveAccount', 40), 'some accounts through a long list').toBe(40);
  });

  it('may read what it shows as often as it likes', () => {
    expect(made(limitCalls(new FakeClock()), 'getSnapshot', 10_000)).toBe(10_000);
  });

  it('has one dialog at a time, also after one that failed', async () => {
    const limit = limitCalls(new FakeClock());
    let close: (answer: string) => void = () => undefined;
    const dialog = limit('exportHistory', () => new Promise<string>((resolve) => (close = resolve)));
    expect(limit('exportHistory', () => 'a second dialog')).toBeNull();
    expect(await limit('refresh', () => 'something else')).toBe('something else');
    close('saved');
    await expect(dialog).resolves.toBe('saved');
    await expect(limit('exportHistory', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    const throwsAtOnce = () => {
      throw new Error('at once');
    };
    await expect(limit('exportHistory', throwsAtOnce)).rejects.toThrow('at once');
    await expect(limit('exportHistory', () => 'the next')).resolves.toBe('the next');
  });
});
