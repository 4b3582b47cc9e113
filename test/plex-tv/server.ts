import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { createSecureServer, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { Server as TlsServer } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { withHeaders, type Answer } from './answers';
import { makeCertificate, type Certificate } from './connection/certificate';
import { changed, userDocument, type Account, type AccountChanges } from './accounts/documents';
import type { Device } from './accounts/devices';
import { http1Exchange, http2Exchange, type Exchange } from './connection/exchange';
import { FaultScript, type FaultOptions } from './faults/fault-script';
import type { Fault, FaultName } from './faults/faults';
import { Pins } from './pins';
import { logEntry, RequestLog, type LoggedRequest } from './connection/request-log';
import { revalidated, routes, unknownCall, type Resident, type Route, type RouteName } from './routes';
import { secrets } from './accounts/secrets';

export interface PlexTvOptions {
  /** The port on 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number;
  /**
   * The newest version of HTTP that it speaks. plex.tv speaks `2`. With `1.1`, the default, each request has a connection
   * of its own and each fault hits just one.
   */
  readonly http?: '1.1' | '2';
  /** Called with each request as it arrives. */
  readonly onRequest?: (request: LoggedRequest) => void;
}

/**
 * Starts a stand-in for plex.tv: a real HTTPS server on this computer, for made-up accounts, that can fail in
 * every way that a server can. It knows no account until one is added. Rejects when the port is taken.
 */
export async function startPlexTv(options: PlexTvOptions = {}): Promise<PlexTv> {
  const certificate = makeCertificate(['plex.tv', '*.plex.tv']);
  const { key, cert } = certificate;
  const server =
    options.http === '2' ? createSecureServer({ key, cert, allowHTTP1: true }) : createServer({ key, cert });
  const plexTv = new PlexTv(server, certificate, options.onRequest);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return plexTv;
}

/** A running stand-in; `startPlexTv` makes one. */
export class PlexTv {
  /** The certificate, PEM, for a client in Node to trust. */
  readonly ca: string;
  /** Base64 SHA-256 of the server's public key. */
  readonly spki: string;
  /** The PINs that clients have made; a test answers for them here, or in a browser on the two pages. */
  readonly pins = new Pins();

  readonly #server: TlsServer;
  readonly #onRequest: ((request: LoggedRequest) => void) | undefined;
  readonly #log = new RequestLog();
  readonly #script = new FaultScript();
  readonly #residents = new Map<string, Resident>();
  /** Open TCP connections by the client's port: the only way down from TLS to what can be reset. */
  readonly #connections = new Map<number, Socket>();
  /** Resolves when answers may leave. */
  #gate: Promise<unknown> = Promise.resolve();
  /** The same for the next answers, one each. */
  readonly #held: Promise<unknown>[] = [];
  #browsersToken: string | null = null;

  constructor(server: TlsServer, certificate: Certificate, onRequest?: (request: LoggedRequest) => void) {
    this.ca = certificate.cert;
    this.spki = certificate.spki;
    this.#server = server;
    this.#onRequest = onRequest;
    server.on('connection', (socket: Socket) => {
      const port = socket.remotePort ?? 0;
      this.#connections.set(port, socket);
      socket.once('close', () => this.#connections.delete(port));
    });
    server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
      void this.#serve(http2Exchange(stream, headers, this.#tcpOf(stream.session?.socket)));
    });
    server.on('request', (request: IncomingMessage) => {
      if (request.httpVersionMajor === 2) return; // it came as a stream, too
      void this.#serve(http1Exchange(request, this.#tcpOf(request.socket)));
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /**
   * Chromium's switches that lead https://plex.tv and its subdomains here, every other name nowhere, and make
   * Chromium accept this server's key and no other.
   */
  get switches(): readonly string[] {
    const here = `127.0.0.1:${this.port}`;
    const rules = [
      `MAP plex.tv:443 ${here}`,
      `MAP *.plex.tv:443 ${here}`,
      'MAP * ~NOTFOUND',
      'EXCLUDE 127.0.0.1',
      'EXCLUDE localhost',
    ];
    return [
      `--host-resolver-rules=${rules.join(', ')}`,
      `--ignore-certificate-errors-spki-list=${this.spki}`,
    ];
  }

  /**
   * Makes `account` known and returns the token that it is asked for with; a text is sent as its document,
   * as it is. A token that is in use changes hands.
   * @throws RangeError for what XML cannot carry
   */
  addAccount(account: Account | string, token = `plexTv${randomBytes(10).toString('base64url')}`): string {
    const resident =
      typeof account === 'string'
        ? { account: null, document: account }
        : { account, document: userDocument(account) };
    this.#residents.set(token, resident);
    return token;
  }

  /**
   * Alters an account: attributes one by one (`undefined` takes one away), every other part as a whole.
   * @throws Error when nobody has this token, or its account was added as a text; RangeError for what XML
   * cannot carry
   */
  setUser(token: string, changes: AccountChanges): void {
    const account = this.#residents.get(token)?.account;
    if (!account) throw new Error('No account that can be altered has this token');
    this.addAccount(changed(account, changes), token);
  }

  /**
   * What it says of an account now.
   * @throws Error when nobody has this token
   */
  documentOf(token: string): string {
    const resident = this.#residents.get(token);
    if (!resident) throw new Error('Nobody has this token');
    return resident.document;
  }

  /**
   * Signs a device in to an account.
   * @throws Error when nobody has this token, or its account was added as a text
   */
  addDevice(token: string, device: Device): void {
    this.setUser(token, { devices: [...(this.#residents.get(token)?.account?.devices ?? []), device] });
  }

  /** From now on plex.tv does not accept this token; `addAccount` with it makes it good again. */
  revoke(token: string): void {
    this.#residents.delete(token);
  }

  /** From now on this is what a PIN becomes that is allowed in the browser; null signs everybody out there. */
  browseAs(token: string | null): void {
    this.#browsersToken = token;
  }

  /**
   * Has the next answers fail. With `times` the faults of several calls come one after another; without, the
   * fault stays until another one or `clearFaults`.
   */
  answerWith(fault: Fault | FaultName, options: FaultOptions = {}): void {
    this.#script.add(fault, options);
  }

  /** Answers honestly again, at every call. */
  clearFaults(): void {
    this.#script.clear();
  }

  /**
   * Keeps answers back, decided but unsent, until the returned function is called: for what happens while a request is under
   * way.
   * @param which all from now on, or that to the next request alone
   */
  hold(which: 'all' | 'next' = 'all'): () => void {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    if (which === 'next') this.#held.push(released);
    else this.#gate = Promise.all([this.#gate, released]);
    return release;
  }

  /** All requests since the start, or since they were forgotten, also those that failed or got no answer; oldest first. */
  get requests(): readonly LoggedRequest[] {
    return this.#log.entries;
  }

  /** Begins with `requests` again. */
  forgetRequests(): void {
    this.#log.clear();
  }

  /** How many connections are open: a client that has its answers, or gave up, holds none. */
  get openConnections(): number {
    return this.#connections.size;
  }

  /** Resolves with the requests to a call as soon as `count` of `requests` are such. */
  waitForRequests(count: number, to: RouteName = 'user'): Promise<readonly LoggedRequest[]> {
    return this.#log.waitFor(count, to);
  }

  /** Stops at once: open connections are broken off, waiting tests are told. May be called again. */
  async close(): Promise<void> {
    this.#log.end();
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#connections.values()) socket.destroy();
    await closed;
  }

  async #serve(exchange: Exchange): Promise<void> {
    const { method, path, gone } = exchange;
    const route = routes.find((it) => it.method === method && it.path.test(path));
    const logged = logEntry(exchange, route?.name ?? null);
    this.#log.add(logged);
    this.#onRequest?.(logged);
    const held = this.#held.shift();
    const fault: Fault = route ? this.#script.take(route.name) : {};
    const { answer, delivery = { how: 'whole' }, afterMs = 0 } = fault;
    try {
      // A call that is refused has no effect: only what needs the honest answer makes it.
      const honest = typeof answer === 'object' ? answer : await this.#honestAnswer(route, exchange);
      await Promise.all([this.#gate, held]);
      if (afterMs > 0) await sleep(afterMs, undefined, { signal: gone });
      if (gone.aborted) return;
      await exchange.answer(typeof answer === 'function' ? answer(honest) : honest, delivery);
    } catch (error) {
      if (!gone.aborted) throw error;
    }
  }

  async #honestAnswer(route: Route | undefined, exchange: Exchange): Promise<Answer> {
    if (!route) return unknownCall();
    const { path, query, headers } = exchange;
    const answer = route.answer({
      path,
      query,
      headers,
      form: new URLSearchParams(route.method === 'POST' ? await exchange.body() : ''),
      token: (headers['x-plex-token'] ?? query.get('X-Plex-Token')) || null,
      residentOf: (it) => this.#residents.get(it) ?? null,
      revoke: (it) => this.revoke(it),
      setUser: (it, changes) => this.setUser(it, changes),
      pins: this.pins,
      browsersToken: this.#browsersToken,
    });
    const cookie = `_standin_session=${secrets.cookie}; Path=/; Secure; HttpOnly`;
    return withHeaders(revalidated(answer, headers['if-none-match']), { 'set-cookie': cookie });
  }

  #tcpOf(socket: { readonly remotePort?: number | undefined } | undefined): Socket | undefined {
    return this.#connections.get(socket?.remotePort ?? 0);
  }
}
