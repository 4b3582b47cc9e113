/** Two clients for the stand-in: one that speaks HTTP, and one that sees every byte. */
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { connect, createServer, type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { PlexTv } from '../../plex-tv/server';

export const USER = '/api/v2/home/user';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a request to plex.tv as the stand-in plays it, with its certificate and name checked. */
export function send(
  plexTv: PlexTv,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    request(
      { ...address(plexTv), agent: false, method, path, headers: { host: 'plex.tv', ...headers } },
      (response) => {
        buffer(response).then(
          (received) =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: received }),
          reject,
        );
      },
    )
      .once('error', reject)
      .end(body);
  });
}

/** GETs `path`. */
export function get(plexTv: PlexTv, path: string, headers: Record<string, string> = {}): Promise<Reply> {
  return send(plexTv, 'GET', path, headers);
}

/** GETs the account. */
export function getUser(plexTv: PlexTv, token: string, headers: Record<string, string> = {}): Promise<Reply> {
  return get(plexTv, USER, { 'X-Plex-Token': token, ...headers });
}

/** Asks for the account on a connection of its own and leaves the rest to the caller. */
export function ask(plexTv: PlexTv, token: string, port = plexTv.port): TLSSocket {
  const socket = connectTls({ ...address(plexTv), port });
  socket.write(`GET ${USER} HTTP/1.1\r\nHost: plex.tv\r\nX-Plex-Token: ${token}\r\n\r\n`);
  return socket;
}

/** Everything that comes over the wire until the end, and which end it was. */
export interface Wire {
  readonly bytes: string;
  /** `closed` in good order or `reset`, as TCP saw it. */
  readonly end: 'closed' | 'reset';
}

/** Asks for the account and listens until the connection is over. */
export async function listen(plexTv: PlexTv, token: string): Promise<Wire> {
  // Node's TLS hides the difference between the two ends; a relay in between sees it.
  let end: Wire['end'] = 'closed';
  const relay = createServer((client) => {
    const server = connect(plexTv.port, '127.0.0.1');
    server.once('error', () => (end = 'reset')).once('close', () => client.destroySoon());
    client
      .on('error', () => undefined)
      .pipe(server)
      .pipe(client);
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const socket = ask(plexTv, token, (relay.address() as AddressInfo).port).on('error', () => undefined);
  const heard: Buffer[] = [];
  await once(
    socket.on('data', (bytes: Buffer) => heard.push(bytes)),
    'close',
  );
  relay.close();
  await once(relay, 'close');
  return { bytes: Buffer.concat(heard).toString(), end };
}

function address({ port, ca }: PlexTv): { host: string; port: number; servername: string; ca: string } {
  return { host: '127.0.0.1', port, servername: 'plex.tv', ca };
}
