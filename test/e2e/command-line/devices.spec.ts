import { accounts } from '../../plex-tv/accounts/accounts';
import { device } from '../../plex-tv/accounts/devices';
import { expect, test } from '../parts/marquee';

test('--devices prints them, and fails as --status does', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  const json = await marquee.run(['--devices=json', '--account', 'quiet lantern']);
  expect(json.code).toBe(0);
  const answer = JSON.parse(json.stdout) as { devices: readonly object[] };
  expect(answer).toMatchObject({ schema: 1, state: 'ready', problem: null });
  expect(answer.devices.map((one) => Object.keys(one))[0]).toEqual([
    ...['id', 'name', 'product', 'productVersion', 'platform', 'platformVersion', 'device'],
    ...['provides', 'createdAt', 'lastSeenAt', 'thisDevice', 'new'],
  ]);
  expect((await marquee.run(['--devices'])).stdout).toMatch(/^3 devices\nAttic Server \(Plex Media Server/);
  plexTv.answerWith('503', { to: 'devices' });
  const failed = await marquee.run(['--devices=json']);
  expect(failed.code).toBe(5);
  expect(JSON.parse(failed.stdout)).toMatchObject({ state: 'unavailable', problem: { status: 503 } });
  expect(failed.stderr).toContain('plex.tv');
  expect((await marquee.run(['--devices', '--account', 'nobody'])).code).toBe(2);
});

test('of two accounts --devices lists both, each line by name, and the worst sets the exit code', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  await marquee.signIn(plexTv.addAccount({ ...accounts.monthlyEnding, devices: [device('601', 'Porch')] }));
  const both = await marquee.run(['--devices']);
  expect(both.code).toBe(0);
  expect(both.stdout).toMatch(/^Quiet Lantern: 3 devices\n(Quiet Lantern: .+\n){4}\nPaper Moon: 1 device\n/);
  const json = JSON.parse((await marquee.run(['--devices=json'])).stdout) as {
    devices: readonly object[];
    accounts: readonly { devices: readonly object[] }[];
  };
  expect(json.devices, 'of the account that is shown').toMatchObject([{ id: '601' }]);
  expect(json.accounts.map(({ devices }) => devices.length)).toEqual([3, 1]);

  plexTv.revoke(token);
  const worst = await marquee.run(['--devices']);
  expect(worst.code).toBe(4);
  expect(worst.stderr, 'each line names it').toMatch(/^(Quiet Lantern: .+\n)+$/);
  expect(worst.stdout).toContain('Paper Moon: Porch');
  const one = await marquee.run(['--devices', '--account', 'Paper Moon']);
  expect([one.code, one.stdout.split('\n')[0]]).toEqual([0, '1 device']);
});
