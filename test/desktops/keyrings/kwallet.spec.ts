import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyringService } from '../../desktop/keyring';
import { endProgram } from '../../desktop/processes';
import { expect, KEYCHAIN_TROUBLE, describeKeyring, statusWithoutDialog, test, WAITS } from './lab';
import type { KeyringSession } from './session';

const PASSWORD = 'correct horse';


const SETTINGS = `[Wallet]
Enabled=true
First Use=false
Prompt on Open=false
Default Wallet=kdewallet
Use One Wallet=true

[org.freedesktop.secrets]
apiEnabled=true
`;

/** Starts the daemon: a wallet that was made before is locked then. */
async function startKWallet(session: KeyringSession): Promise<{ end(): Promise<void> }> {
  const settings = session.env['XDG_CONFIG_HOME'] ?? '';
  await mkdir(settings, { recursive: true });
  await writeFile(join(settings, 'kwalletrc'), SETTINGS);
  const program = session.start('kwalletd5', [], { XDG_CURRENT_DESKTOP: 'KDE' });
  await session.bus.whenOwned(keyringService);
  return { end: () => endProgram(program) };
}

describeKeyring('KWallet', () => {
test('KWallet: a first sign-in makes the wallet, --status never asks, the window unlocks it, --sign-out ends it', async ({
  session,
  marquee,
  token,
}) => {
  const daemon = await startKWallet(session);
  expect(await statusWithoutDialog(marquee, session)).toBe(3);
  const signIn = marquee.startRun(['--sign-in'], token);
  await session.screen.whenShown(/wallet/i);
  await expect.poll(signIn.stderr).toMatch(WAITS);
  await session.screen.keep('kwallet-first-sign-in');
  expect(await signIn.end).toMatchObject({ code: 0 });
  expect(await statusWithoutDialog(marquee, session)).toBe(0);

  await daemon.end();
  await startKWallet(session);
  expect(await statusWithoutDialog(marquee, session)).toBe(KEYCHAIN_TROUBLE);

  const { page } = await marquee.open();
  const unlock = await session.screen.whenShown(/wallet/i);
  await session.screen.keep('kwallet-unlock');
  await unlock.type(PASSWORD);
  await unlock.press('Return');
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
  expect(await marquee.run(['--sign-out'])).toMatchObject({ code: 0 });
});
});
