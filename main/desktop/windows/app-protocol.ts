import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { PictureShelf } from '../pictures/picture-shelf';
import { CONTENT_SECURITY_POLICY } from './content-security-policy';

/** The origin of Marquee's pages: a scheme of their own, so that an origin means something. */
export const APP_ORIGIN = 'app://marquee';

/** Whether an address is one of Marquee's own. */
export function isOwnAddress(address: string): boolean {
  return address.startsWith(`${APP_ORIGIN}/`);
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the app is ready. No fetch and no CORS privilege: pages load files and nothing else. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Where the built pages and their files are, beneath the folder of the pages. Looking for them would cost each start 10 ms. */
const FOLDERS = ['', '/assets/profile', '/assets/tray'];

/** Chromium's `ERR_FAILED`: https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h */
const FAILED = -2;

/**
 * Serves the built pages, and the pictures that main has fetched. A path that is not in the list of the files there are
 * is 404, so there is nothing to traverse.
 */
export function serveApp(session: Session, folder: string, pictures: PictureShelf): void {
  const files = new Set(
    FOLDERS.flatMap((inside) =>
      readdirSync(join(folder, inside), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => `${inside}/${name}`),
    ),
  );

  async function find(request: ProtocolRequest): Promise<ProtocolResponse> {
    const { host, pathname } = new URL(request.url);
    if (host !== 'marquee' || request.method !== 'GET') return notFound();
    const picture = pictures.get(pathname);
    if (picture) return found(Buffer.from(picture), '.png');
    if (!files.has(pathname)) return notFound();
    return found(await readFile(join(folder, pathname)), extname(pathname));
  }

  // Its successor, `protocol.handle`, makes Electron load Node's whole fetch at the first request: 50 ms of main's time
  // just when the first page starts. Of the older ways this one adds no `Access-Control-Allow-Origin: *` of its own.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor slows each start down, as said
  session.protocol.registerStreamProtocol('app', (request, answer) => {
    void find(request).then(answer, () => answer({ error: FAILED }));
  });
}

function found(data: Buffer, extension: string): ProtocolResponse {
  return {
    data: Readable.from(data),
    headers: {
      'Content-Type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  };
}

function notFound(): ProtocolResponse {
  return { statusCode: 404, data: Readable.from([]) };
}
