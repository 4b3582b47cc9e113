import { createApi, type ApiReply, type PlexApiDeps } from './api';
import { inSlices } from '../base/slices';
import { MAX_DEVICES_BYTES, parseDevices, type Device } from './documents/devices';
import type { HomeUser } from '../../preload/contract/account/home';
import type { PlexProblem } from '../../preload/contract/problem';
import { fail, type Result, succeed } from '../../preload/contract/result';
import type { User } from '../../preload/contract/account/user';
import { readHttpDate } from './http-date';
import { parsePin, parsePinCheck, PIN_IS_GONE, type Clocks, type Pin, type PinCheck } from './documents/pin';
import { problem } from '../base/problems';
import type { Token } from './token';
import { words } from '../base/words';

/** The published address of "Get a User". */
const USER_URL = 'https://plex.tv/api/v2/home/user';
/** These are not published; public clients use them. */
const HOME_USERS_URL = 'https://plex.tv/api/v2/home/users';
const PINS_URL = 'https://plex.tv/api/v2/pins';
const PING_URL = 'https://plex.tv/api/v2/ping';
const SIGN_OUT_URL = 'https://plex.tv/api/v2/users/signout';
const DEVICES_URL = 'https://plex.tv/devices.xml';
const DEVICE_URL = 'https://plex.tv/devices';

/** plex.tv sends JSON only when nothing else is accepted. */
const JSON_ONLY = { Accept: 'application/json' } as const;

const notTheAnswer = () => words().problems.special.notTheAnswer;

/** How a request carries its token: as a header, or in the query as Plex's page documents it. */
export type TokenPlacement = 'header' | 'query';

/** How to ask. */
export interface Ask {
  readonly placement: TokenPlacement;
  /** The entity tag of the reply that is known already: plex.tv may then answer that nothing has changed. */
  readonly etag?: string | null;
  /** Calls the request off; the answer is then `unreachable`. */
  readonly signal?: AbortSignal;
}

/** A good answer: a User with the tag of this reply, or that the reply known already still holds. */
export type UserAnswer =
  | { readonly kind: 'user'; readonly user: User; readonly etag: string | null }
  | { readonly kind: 'not-modified' };

type Answer<T> = Promise<Result<T, PlexProblem>>;

/**
 * Asks plex.tv. Nothing of a request or a reply is kept anywhere. No call throws; each ends within 20 seconds. All but
 * `getUser` send the token in the header alone: the query is for what is published that way.
 */
export interface PlexClient {
  /** `GET /api/v2/home/user`: who the token belongs to. */
  getUser(token: Token, ask: Ask): Answer<UserAnswer>;
  /**
   * `POST /api/v2/pins`: a new PIN, for the sign-in page in the browser or, when it is not `strong`, with four characters to
   * type at plex.tv/link.
   */
  createPin(wish: { readonly strong: boolean }): Answer<Pin>;
  /** `GET /api/v2/pins/{id}`: whether somebody has let the PIN become a token yet. */
  checkPin(id: string): Answer<PinCheck>;
  /** `GET /api/v2/ping`: tells plex.tv that the token is in use. What is in the answer says nothing. */
  ping(token: Token): Answer<undefined>;
  /** `DELETE /api/v2/users/signout`: ends the token. One that plex.tv no longer accepts has ended already. */
  signOut(token: Token): Answer<undefined>;
  /** `GET /api/v2/home/users`: the members of the token's Plex Home. */
  getHomeUsers(token: Token): Answer<readonly HomeUser[]>;
  /** `GET /devices.xml`: what is signed in to the account. A long list is read in slices, and takes a second or two. */
  getDevices(token: Token): Answer<readonly Device[]>;
  /** `DELETE /devices/{id}.xml`: signs a device out. One that plex.tv no longer lists is signed out already. */
  removeDevice(token: Token, id: string): Answer<undefined>;
}

/** Makes the client; it calls plex.tv by what it is handed, and keeps nothing from one call to the next. */
export function createPlexClient(deps: PlexApiDeps): PlexClient {
  const callApi = createApi(deps);
  const clocksAt = (reply: ApiReply): Clocks => {
    const here = deps.clock.now();
    return { here, atPlex: readHttpDate(reply.header('date') ?? '') ?? here };
  };
  async function getDevices(token: Token): Answer<readonly Device[]> {
    const reply = await callApi({
      method: 'GET',
      url: new URL(DEVICES_URL),
      headers: { Accept: 'application/xml', ...inHeader(token) },
      good: [200],
      maxBytes: MAX_DEVICES_BYTES,
    });
    if (!reply.ok) return reply;
    const { body, status } = reply.value;
    const devices = body === null ? null : await inSlices(parseDevices(body, [token.reveal()]), deps.clock);
    return devices ? succeed(devices) : fail(problem('unreadable', { status }, notTheAnswer));
  }

  return {
    async getUser(token, { placement, etag = null, signal }) {
      const url = new URL(USER_URL);
      if (placement === 'query') url.searchParams.set('X-Plex-Token', token.reveal());
      const headers = {
        Accept: 'application/xml',
        ...(placement === 'header' && inHeader(token)),
        ...(etag !== null && { 'If-None-Match': etag }),
      };
      const good = etag === null ? [200] : [200, 304];
      const [reply, { parseUser }] = await Promise.all([
        callApi({ method: 'GET', url, headers, good, signal }),
        import('./documents/parse-user'), // while plex.tv answers: a start has no need of it
      ]);
      if (!reply.ok) return reply;
      const { status, body } = reply.value;
      if (status === 304) return succeed({ kind: 'not-modified' });
      const user = body === null ? null : parseUser(body, [token.reveal()]);
      return user
        ? succeed({ kind: 'user', user, etag: readEntityTag(reply.value.header('etag')) })
        : fail(problem('unreadable', { status }));
    },

    async createPin({ strong }) {
      const url = new URL(PINS_URL);
      if (strong) url.searchParams.set('strong', 'true');
      const reply = await callApi({ method: 'POST', url, headers: JSON_ONLY, good: [200, 201] });
      return read(reply, (body, it) => parsePin(body, clocksAt(it)));
    },

    async checkPin(id) {
      const url = new URL(`${PINS_URL}/${encodeURIComponent(id)}`);
      const reply = await callApi({ method: 'GET', url, headers: JSON_ONLY, good: [200] });
      const isGone = !reply.ok && reply.problem.status === 404 && reply.problem.code === PIN_IS_GONE;
      if (isGone) return succeed({ kind: 'expired' });
      return read(reply, (body, it) => parsePinCheck(body, id, clocksAt(it)));
    },

    async ping(token) {
      const headers = { ...JSON_ONLY, ...inHeader(token) };
      const reply = await callApi({ method: 'GET', url: new URL(PING_URL), headers, good: [200, 204] });
      return reply.ok ? succeed(undefined) : reply;
    },

    async signOut(token) {
      const headers = { ...JSON_ONLY, ...inHeader(token) };
      const reply = await callApi({
        method: 'DELETE',
        url: new URL(SIGN_OUT_URL),
        headers,
        good: [200, 204],
      });
      return !reply.ok && reply.problem.kind === 'rejected' ? succeed(undefined) : done(reply);
    },

    async getHomeUsers(token) {
      const headers = { ...JSON_ONLY, ...inHeader(token) };
      const reply = await callApi({ method: 'GET', url: new URL(HOME_USERS_URL), headers, good: [200] });
      const { parseHomeUsers } = await import('./documents/home-users');
      return read(reply, (body) => parseHomeUsers(body, [token.reveal()]));
    },

    getDevices,

    async removeDevice(token, id) {
      const reply = await callApi({
        method: 'DELETE',
        url: new URL(`${DEVICE_URL}/${encodeURIComponent(id)}.xml`),
        headers: { Accept: 'application/xml', ...inHeader(token) },
        good: [200, 204],
      });
      if (reply.ok || reply.problem.status !== 404) return done(reply);
      // It is signed out already, or plex.tv has no such call any more.
      const left = await getDevices(token);
      return left.ok && left.value.every((device) => device.id !== id) ? succeed(undefined) : reply;
    },
  };
}

function inHeader(token: Token): Readonly<Record<string, string>> {
  return { 'X-Plex-Token': token.reveal() };
}

/** That something was done. What plex.tv says then is not known, but that it is no web page: such a one is a stranger's. */
function done(reply: Result<ApiReply, PlexProblem>): Result<undefined, PlexProblem> {
  if (!reply.ok) return reply;
  const { status, body } = reply.value;
  const isPage = body === null || /^\s*<(!doctype\s+)?html\b/i.test(body);
  return isPage ? fail(problem('unreadable', { status }, notTheAnswer)) : succeed(undefined);
}

/** What `parse` makes of a reply; `unreadable` when it makes nothing of it. */
function read<T>(
  reply: Result<ApiReply, PlexProblem>,
  parse: (body: string, reply: ApiReply) => T | null,
): Result<T, PlexProblem> {
  if (!reply.ok) return reply;
  const { status, body } = reply.value;
  const value = body === null ? null : parse(body, reply.value);
  return value === null ? fail(problem('unreadable', { status }, notTheAnswer)) : succeed(value);
}

/** The tag as it came, weak or strong (RFC 9110, 8.8.3); null for what is none, since it is sent back. */
function readEntityTag(header: string | null): string | null {
  return header !== null && /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(header) ? header : null;
}
