import { playSecretService } from '../../desktop/secret-service';
import { expect, KEYCHAIN_TROUBLE, describeKeyring, statusWithoutDialog, test } from './lab';

// Services that no package of Debian brings: they are played.

describeKeyring('played keyrings', () => {
  test('a wallet that unlocks without a dialog is unlocked, also for --status', async ({
    session,
    marquee,
    token,
  }) => {
    const wallet = await playSecretService(session.bus, { unlocksSilently: true });
    await marquee.signIn(token);
    wallet.lock();
    expect(await statusWithoutDialog(marquee, session)).toBe(0);
    wallet.lock();
    const { page } = await marquee.open();
    await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
    expect(wallet.dialogs).toBe(0);
    wallet.stop();
  });

  test('a Secret Service without a path for its default keyring keeps the sign-in all the same', async ({
    session,
    marquee,
    token,
  }) => {
    const service = await playSecretService(session.bus, { withoutDefaultPath: true });
    expect(await marquee.run(['--sign-in'], { input: token })).toMatchObject({ code: 0, stderr: '' });
    expect(service.secrets).toMatchObject({ 'plex.tv token': token });
    expect(service.calls, 'no new keyring is made').not.toContain('CreateCollection');
    expect(await statusWithoutDialog(marquee, session)).toBe(0);
    expect(await marquee.run(['--sign-out'])).toMatchObject({ code: 0 });
    expect(service.secrets).toEqual({});
    service.stop();
  });

  test('a locked service that asks when it is searched is not searched by --status', async ({
    session,
    marquee,
    token,
  }) => {
    const service = await playSecretService(session.bus, { asksToSearch: true });
    await marquee.signIn(token);
    service.lock();
    expect(await statusWithoutDialog(marquee, session)).toBe(KEYCHAIN_TROUBLE);
    expect(service.dialogs).toBe(0);
    service.stop();
  });
});
