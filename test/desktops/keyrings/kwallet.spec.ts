import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyringService } from '../../desktop/keyring';
import type { Marquee } from '../../e2e/parts/marquee';
import {
  countItems,
  defaultKeyring,
  describeKeyring,
  expect,
  isLocked,
  KEYCHAIN_TROUBLE,
  SECRET_SERVICE,
  statusWithoutDialog,
  test,
  WAITS,
} from './lab';
import type { KeyringSession } from './session';

const PASSWORD = 'correct horse';
const SIGNED_OUT = 3;
const DIALOG = /KDE Wallet Service/;

const SETTINGS = `[Wallet]
Enabled=true
First Use=false
Prompt on Open=false
Default Wallet=kdewallet
Use One Wallet=true

[org.freedesktop.secrets]
apiEnabled=true
`;

async function startKWallet(session: KeyringSession): Promise<void> {
  const settings = session.env['XDG_CONFIG_HOME'] ?? '';
  await mkdir(settings, { recursive: true });
  await writeFile(join(settings, 'kwalletrc'), SETTINGS);
  session.start('kwalletd5', [], { XDG_CURRENT_DESKTOP: 'KDE' });
  await session.bus.whenOwned(keyringService);
}

/** Signs in where there is no wallet: its wizard asks how to encrypt one, and then for a password. */
async function signInFirst({ screen }: KeyringSession, marquee: Marquee, token: string): Promise<void> {
  const signIn = marquee.startRun(['--sign-in'], { input: token });
  const wizard = await screen.whenShown(DIALOG);
  await expect.poll(signIn.stderr).toMatch(WAITS);
  await screen.keep('kwallet-wizard');
  await wizard.press('space', 'Return'); // Blowfish: there is no key for GPG
  await wizard.whenGone();
  const password = await screen.whenShown(DIALOG);
  await password.type(PASSWORD);
  await password.press('Tab');
  await password.type(PASSWORD);
  await screen.keep('kwallet-password');
  await password.press('Return');
  expect(await signIn.end).toMatchObject({ code: 0 });
}

describeKeyring('KWallet', () => {
  test('KWallet: a first sign-in makes a wallet, which is read and signed out of without a dialog', async ({
    session,
    marquee,
    token,
  }) => {
    await startKWallet(session);
    expect(await statusWithoutDialog(marquee, session)).toBe(SIGNED_OUT);
    await signInFirst(session, marquee, token);
    expect(await statusWithoutDialog(marquee, session)).toBe(0);
    expect(await marquee.run(['--sign-out'])).toMatchObject({ code: 0, stderr: '' });
    expect(await countItems(session), 'nothing of Marquee is left').toBe(0);
  });

  test.describe('KWallet that is locked', () => {
    test.beforeEach(async ({ session, marquee, token }) => {
      await startKWallet(session);
      await signInFirst(session, marquee, token);
      await session.bus.call(SECRET_SERVICE, 'Lock', 'ao', [[await defaultKeyring(session)]]);
      await expect.poll(() => isLocked(session)).toBe(true);
    });

    test('--status shows no dialog', async ({ session, marquee }) => {
      expect(await statusWithoutDialog(marquee, session)).toBe(KEYCHAIN_TROUBLE);
    });

    test('the window goes on when the person unlocks it', async ({ session, marquee }) => {
      const { page } = await marquee.open();
      const dialog = await session.screen.whenShown(DIALOG);
      await expect(page.locator('[data-problem=keychain-waiting]')).toBeVisible();
      await session.screen.keep('kwallet-unlock');
      await dialog.type(PASSWORD);
      await dialog.press('Return');
      await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
      await session.screen.keep('kwallet-unlocked');
    });

    test('--sign-out waits for the person', async ({ session, marquee }) => {
      const signOut = marquee.startRun(['--sign-out']);
      const dialog = await session.screen.whenShown(DIALOG);
      await expect.poll(signOut.stderr).toMatch(WAITS);
      await dialog.type(PASSWORD);
      await dialog.press('Return');
      expect(await signOut.end).toMatchObject({ code: 0 });
      expect(await countItems(session), 'nothing of Marquee is left').toBe(0);
    });
  });
});
