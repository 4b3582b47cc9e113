import { describe, expect, it } from 'vitest';
import { dialogSign, mustWaitForPerson } from '../../../../main/storage/keychain/keychain-dialogs';

describe('a dialog of the keychain', () => {
  it.each([
    ['linux', 'answers'],
    ['darwin', 'time'],
    ['win32', 'none'],
  ] as const)('shows on %s by its %s', (platform, sign) => {
    expect(dialogSign(platform)).toBe(sign);
  });

  it.each([
    ['darwin', 'left', 'by itself', true],
    ['darwin', 'left', 'for a person', false],
    ['darwin', 'not left', 'by itself', false],
    ['darwin', 'not left', 'for a person', false],
    ['linux', 'left', 'by itself', false],
    ['win32', 'left', 'by itself', false],
  ] as const)('on %s that was %s keeps what Marquee does %s waiting: %s', (platform, left, who, waits) => {
    expect(mustWaitForPerson(platform, left === 'left', who === 'for a person')).toBe(waits);
  });
});
