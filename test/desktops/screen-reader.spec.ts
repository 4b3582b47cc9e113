import { noTray } from './environments/panels';
import { describeOn, expect, test } from './lab';
import { accessiblePrograms, announceScreenReader, flat, type AccessibleNode } from './parts/accessible-tree';
import type { Environment } from './parts/environment';
import type { Session } from './parts/session';

/** What a person can act on or is told of: each needs a name to be spoken. */
const SPOKEN = new Set([
  'push button',
  'toggle button',
  'entry',
  'link',
  'check box',
  'radio button',
  'image',
]);

/** As Debian's at-spi2-core has it in every session (/etc/environment.d/90qt-a11y.conf). */
const withAccessibility: Environment = {
  ...noTray,
  name: 'screen reader',
  variables: { ...noTray.variables, QT_ACCESSIBILITY: '1' },
};

describeOn(withAccessibility, (lab) => {
  test('a screen reader finds what is in the window by role and name, without a switch', async () => {
    const { session } = lab();
    await announceScreenReader(session);
    lab().start('--demo');
    await expect.poll(() => linesOf(session)).toContain('heading: Demo Account');
    // The page still draws, and what goes while it is asked has a role without a name.
    await expect(async () => {
      const nodes = await marqueeNodes(session);
      expect(nodes.some(({ role, name }) => role === 'push button' && name !== '')).toBe(true);
      expect(nodes.filter(({ role, name }) => SPOKEN.has(role) && name === '')).toEqual([]);
    }).toPass();
  });

  test('a screen reader that starts after Marquee finds the page, too', async () => {
    const { session } = lab();
    lab().start('--demo');
    await expect.poll(() => lab().desktop.windows()).toHaveLength(1);
    await announceScreenReader(session);
    await expect.poll(() => linesOf(session)).toContain('heading: Demo Account');
  });
});

async function linesOf(session: Session): Promise<readonly string[]> {
  return (await marqueeNodes(session)).map(({ role, name }) => `${role}: ${name}`);
}

async function marqueeNodes(session: Session): Promise<readonly AccessibleNode[]> {
  return (await accessiblePrograms(session)).flatMap(flat);
}
