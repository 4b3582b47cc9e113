import { describe, expect, it } from 'vitest';
import { outcomeOf, startsAtLogin } from '../../../../main/desktop/login-item/login-item-state';

const ARGS = ['--hidden'];
const item = (enabled: boolean, args: readonly string[] = ARGS) => ({ args, enabled });

describe('Marquee starts at login', () => {
  it.each([
    ['win32', { openAtLogin: true, launchItems: [item(true)] }, true],
    ['win32', { openAtLogin: true, launchItems: [item(false)] }, false],
    ['win32', { openAtLogin: true, launchItems: [item(false, ['--demo']), item(true)] }, true],
    ['win32', { openAtLogin: true, launchItems: [item(true, ['--demo']), item(false)] }, false],
    ['win32', { openAtLogin: true, launchItems: [] }, true],
    ['win32', { openAtLogin: false, launchItems: [item(true, ['--demo'])] }, false],
    ['darwin', { openAtLogin: true, status: 'enabled' }, true],
    ['darwin', { openAtLogin: true, status: 'requires-approval' }, false],
    ['darwin', { openAtLogin: false, status: 'not-registered' }, false],
    ['darwin', { openAtLogin: false, status: 'not-found' }, false],
    ['darwin', { openAtLogin: true }, true],
  ] as const)('on %s with %j: %s', (platform, answer, expected) => {
    expect(startsAtLogin(platform, answer, ARGS)).toBe(expected);
  });

  it('is told to be so only when it is', () => {
    const on = { openAtLogin: true, status: 'enabled' };
    const off = { openAtLogin: false, status: 'not-registered' };
    expect(outcomeOf('darwin', on, ARGS, true)).toMatchObject({ ok: true });
    expect(outcomeOf('darwin', off, ARGS, false)).toMatchObject({ ok: true });
    expect(outcomeOf('darwin', off, ARGS, true)).toMatchObject({
      problem: { message: expect.stringContaining('didn’t set') as string, code: 'not-registered' },
    });
    expect(outcomeOf('darwin', on, ARGS, false)).toMatchObject({
      problem: { message: expect.stringContaining('didn’t stop') as string },
    });
  });

  it('only after a person has allowed it, where macOS wants that', () => {
    const answer = { openAtLogin: true, status: 'requires-approval' };
    expect(outcomeOf('darwin', answer, ARGS, true)).toMatchObject({
      ok: false,
      problem: { advice: expect.stringContaining('Login Items') as string },
    });
    expect(outcomeOf('darwin', answer, ARGS, false)).toMatchObject({ ok: true });
  });
});
