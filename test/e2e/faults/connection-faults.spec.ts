import { once } from 'node:events';
import { createServer as createProxy } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, createServer as createTcp, type AddressInfo, type Server } from 'node:net';
import { trustAuthority } from '../../desktop/authorities';
import { makeCertificate } from '../../plex-tv/connection/certificate';
import { expect, test } from '../parts/marquee';

const DAY = 86_400_000;

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test('while plex.tv says nothing at all the window goes on, and Marquee gives up in time', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  const mute = createTcp();
  const port = await portOf(mute);
  const [, ...trust] = plexTv.switches;
  const beside = marquee.run(['--status=json'], {
    switches: [`--host-resolver-rules=MAP plex.tv:443 127.0.0.1:${port}`, ...trust],
  });

  plexTv.answerWith('never');
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-reading]')).toBeVisible();
  await page.keyboard.press('Control+,');
  await expect(page.locator('[data-view=settings]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-reading]'), 'a hung request holds up nothing else').toBeVisible();
  await expect(page.locator('[data-problem=unreachable]')).toBeVisible();
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');

  const end = await beside;
  expect(end.code, 'a server that takes the connection and never greets').toBe(5);
  expect(JSON.parse(end.stdout)).toMatchObject({
    state: 'unreachable',
    problem: { code: 'ERR_TIMED_OUT' },
    user: { title: 'Quiet Lantern' },
  });
  mute.close();
});

test('a certificate for another name, or out of its time, is refused before anything is sent', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await marquee.signIn(token);
  const home = desktop.env['HOME'] ?? '';
  const now = Date.now();
  const ways: readonly [way: string, names: readonly string[], validFrom: number, code: string][] = [
    ['wrong host', ['plex.tv.example.com'], now - DAY, 'ERR_CERT_COMMON_NAME_INVALID'],
    ['expired', ['plex.tv'], now - 40 * DAY, 'ERR_CERT_DATE_INVALID'],
    [
      'not valid yet, as for a clock that is slow by years',
      ['plex.tv'],
      now + 700 * DAY,
      'ERR_CERT_DATE_INVALID',
    ],
  ];
  for (const [way, names, validFrom, code] of ways) {
    await test.step(way, async () => {
      const { key, cert } = makeCertificate(names, validFrom);
      await trustAuthority(home, cert);
      let requests = 0;
      const server = createHttps({ key, cert }, () => (requests += 1));
      const rules = `--host-resolver-rules=MAP plex.tv:443 127.0.0.1:${await portOf(server)}`;
      const end = await marquee.run(['--status=json'], { switches: [rules] });
      expect(end.code).toBe(5);
      expect(end.stderr).toContain('date and time');
      expect(JSON.parse(end.stdout)).toMatchObject({
        state: 'unreachable',
        problem: { code },
        user: { title: 'Quiet Lantern' },
      });
      expect(requests).toBe(0);
      server.close();
    });
  }
  await test.step('only the name and the dates stood against them', async () => {
    await trustAuthority(home, plexTv.ca);
    const [rules = ''] = plexTv.switches;
    expect((await marquee.run(['--status=json'], { switches: [rules] })).code).toBe(0);
  });
});

test('a proxy of the environment that answers in plex.tv’s place gets no request', async ({
  marquee,
  token,
}) => {
  await marquee.signIn(token);
  let requests = 0;
  let tunnels = 0;
  const server = createHttps(makeCertificate(['plex.tv'], Date.now() - DAY), () => (requests += 1));
  const port = await portOf(server);
  const proxy = createProxy().on('connect', (_, socket) => {
    tunnels += 1;
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const behind = connect(port, '127.0.0.1');
    for (const end of [socket, behind]) end.on('error', () => undefined); // the other side hangs up
    socket.pipe(behind).pipe(socket);
  });
  const variables = { https_proxy: `http://127.0.0.1:${await portOf(proxy)}` };
  const end = await marquee.run(['--status=json'], { switches: [], variables });
  expect(end.code).toBe(5);
  expect(JSON.parse(end.stdout)).toMatchObject({ problem: { code: 'ERR_CERT_AUTHORITY_INVALID' } });
  expect(tunnels).toBeGreaterThan(0);
  expect(requests).toBe(0);
  proxy.close();
  server.close();
});

test('a proxy that fails, or wants a password, is told as no connection', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  for (const status of [
    '502 Bad Gateway',
    '407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"',
  ]) {
    await test.step(status.slice(0, 3), async () => {
      const proxy = createProxy().on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`));
      const before = plexTv.requests.length;
      const end = await marquee.run(['--status=json'], {
        switches: [...plexTv.switches, `--proxy-server=127.0.0.1:${await portOf(proxy)}`],
      });
      expect(end.code).toBe(5);
      expect(JSON.parse(end.stdout)).toMatchObject({
        state: 'unreachable',
        user: { title: 'Quiet Lantern' },
      });
      expect(plexTv.requests).toHaveLength(before);
      proxy.close();
    });
  }
});
