import { createHash } from 'node:crypto';
import { content, JSON_TYPE, nothing, refusal, withHeaders, XML, type Answer } from './answers';
import { devicesAnswer } from './accounts/devices';
import type { Account, AccountChanges } from './accounts/documents';
import { homeAnswer, noHome } from './accounts/home';
import { plainPicture } from './accounts/picture';
import type { Pins } from './pins';
import { authPage, linkPage, verdictPage } from './sign-in-pages';

export type RouteName =
  | 'user'
  | 'avatar'
  | 'create-pin'
  | 'check-pin'
  | 'auth-page'
  | 'auth-answer'
  | 'link-page'
  | 'link-answer'
  | 'ping'
  | 'sign-out'
  | 'home-users'
  | 'devices'
  | 'remove-device';

/** Who has a token: an account and its document, or a document alone. */
export interface Resident {
  readonly account: Account | null;
  readonly document: string;
}

/** What a route gets to know of a request. */
export interface Ask {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The fields of a form that was sent. */
  readonly form: URLSearchParams;
  /** The token, from the header or else the query; null when none was sent. */
  readonly token: string | null;
  /** Whom `token` belongs to; null when plex.tv would not accept it. */
  readonly residentOf: (token: string) => Resident | null;
  readonly revoke: (token: string) => void;
  readonly setUser: (token: string, changes: AccountChanges) => void;
  readonly pins: Pins;
  /** What a PIN becomes that is allowed in the browser; null when nobody is signed in there. */
  readonly browsersToken: string | null;
}

/** A call that the stand-in can answer. */
export interface Route {
  readonly name: RouteName;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  readonly answer: (ask: Ask) => Answer;
}

/** All calls. A new one is a line here and its name above. */
export const routes: readonly Route[] = [
  { name: 'user', method: 'GET', path: /^\/api\/v2\/home\/user$/, answer: user },
  { name: 'avatar', method: 'GET', path: /^\/users\/[^/]+\/avatar$/, answer: avatar },
  { name: 'create-pin', method: 'POST', path: /^\/api\/v2\/pins$/, answer: createPin },
  { name: 'check-pin', method: 'GET', path: /^\/api\/v2\/pins\/\d+$/, answer: checkPin },
  { name: 'auth-page', method: 'GET', path: /^\/auth$/, answer: () => authPage },
  { name: 'auth-answer', method: 'POST', path: /^\/auth$/, answer: answerForPin },
  { name: 'link-page', method: 'GET', path: /^\/link$/, answer: () => linkPage },
  { name: 'link-answer', method: 'POST', path: /^\/link$/, answer: answerForPin },
  { name: 'ping', method: 'GET', path: /^\/api\/v2\/ping$/, answer: ping },
  { name: 'sign-out', method: 'DELETE', path: /^\/api\/v2\/users\/signout$/, answer: signOut },
  { name: 'home-users', method: 'GET', path: /^\/api\/v2\/home\/users$/, answer: homeUsers },
  { name: 'devices', method: 'GET', path: /^\/devices\.xml$/, answer: devices },
  { name: 'remove-device', method: 'DELETE', path: /^\/devices\/[^/]+\.xml$/, answer: removeDevice },
];

const notAuthenticated = refusal(401, { code: 1001, message: 'User could not be authenticated' });

/** 200, 400 and 401 are all that the published page of this call knows. */
function user({ token, residentOf }: Ask): Answer {
  if (token === null) return refusal(400, { code: 1004, message: 'X-Plex-Token is missing' });
  const resident = residentOf(token);
  return resident ? content(XML, resident.document) : notAuthenticated;
}

/** Everybody has a picture: a square in a color of their own. */
function avatar({ path }: Ask): Answer {
  const [red = 0, green = 0, blue = 0] = createHash('sha256').update(path).digest();
  return content('image/png', plainPicture(96, [red, green, blue]));
}

function createPin({ query, headers, pins }: Ask): Answer {
  const client = headers['x-plex-client-identifier'];
  if (client === undefined) {
    return refusal(400, { code: 1000, message: 'X-Plex-Client-Identifier is missing' });
  }
  return pins.create(query.get('strong') === 'true', client);
}

function checkPin({ path, headers, pins }: Ask): Answer {
  const id = path.slice(path.lastIndexOf('/') + 1);
  return pins.check(id, String(headers['x-plex-client-identifier']));
}

/** A button of one of the two pages was pressed. */
function answerForPin({ form, pins, browsersToken }: Ask): Answer {
  const code = form.get('code') ?? '';
  if (form.get('answer') === 'deny') return verdictPage(pins.deny(code));
  return verdictPage(browsersToken === null ? 'nobody' : pins.allow(code, browsersToken));
}

function ping({ token, residentOf }: Ask): Answer {
  return residentOf(token ?? '') ? content(JSON_TYPE, '{"pong":true}') : notAuthenticated;
}

/** Ends the token; a second time it is one that nobody knows. */
function signOut({ token, residentOf, revoke }: Ask): Answer {
  if (token === null || !residentOf(token)) return notAuthenticated;
  revoke(token);
  return nothing(204);
}

function homeUsers({ token, headers, residentOf }: Ask): Answer {
  const resident = residentOf(token ?? '');
  return resident ? homeAnswer(resident.account?.home ?? noHome, headers['accept']) : notAuthenticated;
}

function devices({ token, residentOf }: Ask): Answer {
  const resident = residentOf(token ?? '');
  return resident ? devicesAnswer(resident.account?.devices ?? []) : notAuthenticated;
}

function removeDevice({ path, token, residentOf, setUser }: Ask): Answer {
  const resident = residentOf(token ?? '');
  if (token === null || !resident) return notAuthenticated;
  const id = path.slice('/devices/'.length, -'.xml'.length);
  const all = resident.account?.devices ?? [];
  if (!all.some((it) => it['id'] === id)) return unknownCall();
  setUser(token, { devices: all.filter((it) => it['id'] !== id) });
  return nothing(200);
}

/** What plex.tv answers to a call that it does not have. */
export function unknownCall(): Answer {
  return refusal(404, { message: 'The resource was not found' });
}

/** Gives a 200 its weak ETag, and turns it into a 304 for a client that has it already. */
export function revalidated(answer: Answer, ifNoneMatch: string | undefined): Answer {
  if (answer.status !== 200) return answer;
  const etag = `W/"${createHash('sha256').update(answer.body).digest('hex').slice(0, 32)}"`;
  const known = (ifNoneMatch ?? '').split(',').map((it) => it.trim());
  return withHeaders(known.includes(etag) || known.includes('*') ? nothing(304) : answer, { etag });
}
