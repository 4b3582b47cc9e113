import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { updateSource } from '../../build/release/packing/identity.mjs';
import { first, release, root, second, updatesKey, work } from './packages';

/** Builds the same package twice, with a source of updates on this computer, and serves that until the tests end. */
export default async function buildPackages(): Promise<() => void> {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(release, { recursive: true });
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(updatesKey, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const server = await serveRelease();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const source = updateSource(url, publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
  for (const folder of [first, second]) {
    build(Object.entries(source).map(([name, value]) => `-c.${name}=${value}`));
    renameSync(join(root, 'dist'), folder);
  }
  return () => void server.close();
}

/** @param settings of electron-builder */
function build(settings: readonly string[]): void {
  const { status } = spawnSync(process.execPath, ['build/dist.mjs', '--linux', 'deb', ...settings], {
    cwd: root,
    stdio: 'inherit',
    // Compressing takes a minute, and proves nothing.
    env: { ...process.env, DPKG_DEB_COMPRESSOR_TYPE: 'none', MARQUEE_REPOSITORY: undefined },
  });
  if (status !== 0) throw new Error('The package could not be built.');
}

/** Sixteen gigabytes: more than anyone would take by mistake, and an end for the server. */
function* zeros(): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024);
  for (let sent = 0; sent < 2 ** 34; sent += piece.length) yield piece;
}

/** The files of `release`, one request a line in `release/requests`; beside `NAME.endless` the answer has no end. */
async function serveRelease() {
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1).replace(/\?.*$/, '');
    appendFileSync(join(release, 'requests'), `${name}\n`);
    if (existsSync(join(release, `${name}.endless`))) {
      response.writeHead(200);
      Readable.from(zeros()).pipe(response);
      return;
    }
    try {
      const content = readFileSync(join(release, name));
      response.writeHead(200, { 'content-length': content.length }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
