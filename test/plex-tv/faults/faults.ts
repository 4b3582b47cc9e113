import { randomBytes } from 'node:crypto';
import {
  content,
  gzipBomb,
  gzipped,
  HTML,
  JSON_TYPE,
  jsonRefusal,
  legacyRefusal,
  nothing,
  page,
  redirect,
  refusal,
  slowDown,
  withHeaders,
  XML,
  type Answer,
} from '../answers';
import type { Delivery } from '../connection/delivery';
import { plainPicture, png } from '../accounts/picture';

/**
 * What the stand-in does instead of answering honestly. The parts go together freely: another answer, another
 * way to deliver it, a delay before it.
 */
export interface Fault {
  /** The answer, or what becomes of the honest one; without it the honest one is delivered. */
  readonly answer?: Answer | ((honest: Answer) => Answer);
  /** `whole` unless given. */
  readonly delivery?: Delivery;
  /** Milliseconds between the request and the first byte. */
  readonly afterMs?: number;
}

const says = (answer: Answer): Fault => ({ answer });
const turns = (answer: (honest: Answer) => Answer): Fault => ({ answer });
const travels = (delivery: Delivery): Fault => ({ delivery });

const notAuthenticated = { code: 1001, message: 'User could not be authenticated' };
const askForCode = 'Please enter the verification code';
const elsewhere = 'https://app.plex.tv/elsewhere';
const SECOND = 1000;

/** An XML document that is larger than any account's: one attribute of `bytes` letters. */
export const oversize = (bytes: number): Fault =>
  says(content(XML, `<user id="1" title="${'x'.repeat(bytes)}"/>\n`));

/** Ready-made faults by name. A name that begins with a number begins with the status. */
export const faults = {
  // The request was wrong
  '400': says(refusal(400, { code: 1004, message: 'X-Plex-Token is missing' })),
  '400-no-client-id': says(refusal(400, { code: 1000, message: 'X-Plex-Client-Identifier is missing' })),
  '403': says(refusal(403, { message: 'This action is not allowed' })),
  '403-home-pin': says(
    refusal(403, { code: 1041, message: 'A valid PIN is required to perform this action' }),
  ),
  '404': says(refusal(404, { message: 'The resource was not found' })),
  '404-pin-expired': says(jsonRefusal(404, { code: 1020, message: 'Code not found or expired' })),
  '408': says(nothing(408)),
  '410': says(refusal(410, { message: 'The resource is gone' })),
  '422': says(refusal(422, { message: 'The request could not be processed' })),

  // The token was
  '401': says(refusal(401, notAuthenticated)),
  '401-json': says(jsonRefusal(401, notAuthenticated)),
  '401-empty': says(nothing(401)),
  '401-wants-code': says(refusal(401, { code: 1029, message: askForCode })),
  '401-wrong-code': says(refusal(401, { code: 1028, message: askForCode })),
  '422-invalid-token': says(legacyRefusal(422, 'Invalid token')),
  '498': says(refusal(498, { message: 'The token has expired' })),

  // Something on the way answered in plex.tv's place
  '401-html': says(page(401, 'Unauthorized')),
  '403-html': says(page(403, 'Just a moment...')),
  '407-html': says(page(407, 'Proxy Authentication Required')),
  '451-html': says(page(451, 'Not available in your country')),
  '511-html': says(page(511, 'Sign in to this network')),

  // Too often
  '429': says(slowDown()),
  '429-seconds': says(slowDown('120')),
  '429-date': turns(() => slowDown(new Date(Date.now() + 120 * SECOND).toUTCString())),
  '429-far-off': says(slowDown('99999999')),
  '429-negative': says(slowDown('-1')),
  '429-junk': says(slowDown('soon, perhaps')),

  // plex.tv is ill
  '500': says(refusal(500, { message: 'Something went wrong' })),
  '500-empty': says(nothing(500)),
  '502': says(page(502, 'Bad Gateway')),
  '503': says(page(503, 'Service Unavailable')),
  '503-json': says(jsonRefusal(503, { message: 'Down for maintenance' })),
  '503-empty': says(nothing(503)),
  '503-seconds': says(withHeaders(page(503, 'Service Unavailable'), { 'retry-after': '120' })),
  '504': says(page(504, 'Gateway Timeout')),

  // 200, and yet no account
  '200-html': says(page(200, 'Welcome to the hotel’s network')),
  '200-json': says(content(JSON_TYPE, '{"id":1,"title":"Quiet Lantern"}')),
  '200-empty': says(content(XML, '')),
  '200-errors': turns(() => ({ ...refusal(401, notAuthenticated), status: 200 })),
  '200-wrong-root': says(content(XML, '<MediaContainer size="0"/>\n')),
  '200-two-roots': turns((honest) => ({ ...honest, body: text(honest) + '<user id="2"/>\n' })),
  '200-text-after-root': turns((honest) => ({ ...honest, body: `${text(honest)}and more` })),
  '200-truncated': turns((honest) => ({ ...honest, body: text(honest).slice(0, text(honest).length / 2) })),
  '200-doctype': says(content(XML, '<!DOCTYPE user [<!ENTITY a "b">]>\n<user id="1" title="&a;"/>\n')),
  '200-not-utf8': says(content(XML, Buffer.from('<user id="1" title="caf\xe9"/>\n', 'latin1'))),
  '200-control-character': says(content(XML, '<user id="1" title="a\u0001b"/>\n')),
  '200-oversize': oversize(1_000_000),
  '204': says(nothing(204)),

  // 200 and a proper account under a wrong label
  '200-unlabeled': turns((honest) => ({ ...honest, headers: {} })),
  '200-labeled-html': turns((honest) => withHeaders(honest, { 'content-type': HTML })),

  // Sent elsewhere
  '301': says(redirect(301, elsewhere)),
  '302': says(redirect(302, elsewhere)),
  '302-same-host': says(redirect(302, 'https://plex.tv/api/v2/home/user')),
  '302-plain-http': says(redirect(302, 'http://plex.tv/api/v2/home/user')),
  '303': says(redirect(303, elsewhere)),
  '307': says(redirect(307, elsewhere)),
  '308': says(redirect(308, elsewhere)),

  // Compressed
  gzip: turns(gzipped),
  'gzip-broken': turns((honest) => withHeaders(honest, { 'content-encoding': 'gzip' })),
  'gzip-bomb': turns(() => withHeaders(content(XML, gzipBomb(200)), { 'content-encoding': 'gzip' })),

  // The connection fails
  'cut-at-start': travels({ how: 'cut', at: 'start' }),
  'cut-in-head': travels({ how: 'cut', at: 'head' }),
  'cut-in-body': travels({ how: 'cut', at: 'body' }),
  'cut-in-chunk': travels({ how: 'cut', at: 'body', framing: 'chunked' }),
  'cut-before-last-chunk': travels({ how: 'cut', at: 'end', framing: 'chunked' }),
  'cut-unnoticed': travels({ how: 'cut', at: 'body', framing: 'close' }),
  'reset-at-start': travels({ how: 'cut', at: 'start', ending: 'reset' }),
  'reset-in-body': travels({ how: 'cut', at: 'body', ending: 'reset' }),
  'kept-open': travels({ how: 'kept-open' }),
  'slow-head': travels({ how: 'trickle', part: 'head', everyMs: SECOND }),
  'slow-body': travels({ how: 'trickle', part: 'body', everyMs: SECOND }),
  late: { afterMs: 3 * SECOND },
  never: travels({ how: 'never' }),
  endless: { answer: content(XML, ''), delivery: { how: 'endless' } },
  'huge-head': turns((honest) => withHeaders(honest, { 'x-padding': 'x'.repeat(300_000) })),
  'not-http': travels({ how: 'raw', bytes: 'SSH-2.0-OpenSSH_9.2\r\n' }),

  // The connection fails as only HTTP/2 can
  'h2-refused': travels({ how: 'stream-refused', reason: 'refused' }),
  'h2-reset': travels({ how: 'stream-refused', reason: 'internal' }),
  'h2-calm': travels({ how: 'stream-refused', reason: 'calm' }),
  'h2-wants-http1': travels({ how: 'stream-refused', reason: 'http-1.1' }),
  'h2-reset-in-body': travels({ how: 'stream-broken' }),
  'h2-goaway': travels({ how: 'goaway', at: 'start', reason: 'no-error' }),
  'h2-goaway-in-body': travels({ how: 'goaway', at: 'body', reason: 'no-error' }),
  'h2-goaway-calm': travels({ how: 'goaway', at: 'start', reason: 'calm' }),

  // Pictures, for the avatar
  'picture-svg': says(
    content('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\n'),
  ),
  'picture-page': says(content('image/png', page(200, 'Not a picture').body)),
  'picture-labeled-html': turns((honest) => withHeaders(honest, { 'content-type': HTML })),
  'picture-half': turns((honest) => ({ ...honest, body: honest.body.slice(0, honest.body.length / 2) })),
  'picture-with-more': turns((honest) => ({
    ...honest,
    body: Buffer.concat([Buffer.from(honest.body), Buffer.from('behind the picture')]),
  })),
  'picture-heavy': turns(() => content('image/png', png(1024, randomBytes(1024 * 1024 * 3)))),
  'picture-wide': turns(() => content('image/png', plainPicture(4096, [90, 60, 160]))),
  'picture-moved': says(redirect(302, 'https://plex.tv/users/moved/avatar')),
  'picture-moved-home': says(redirect(302, 'https://127.0.0.1/avatar')),
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof faults;

/** True for the name of a ready-made fault. */
export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faults, name);
}

function text({ body }: Answer): string {
  return typeof body === 'string' ? body : Buffer.from(body).toString();
}
