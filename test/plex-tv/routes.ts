import { createHash } from 'node:crypto';
import { content, nothing, refusal, withHeaders, XML, type Answer } from './answers';
import { plainPicture } from './picture';

export type RouteName = 'user' | 'avatar';

/** What a route gets to know of a request. */
export interface Ask {
  readonly path: string;
  /** The token, from the header or else the query; null when none was sent. */
  readonly token: string | null;
  /** The document of the account that `token` belongs to; null when plex.tv would not accept it. */
  readonly documentOf: (token: string) => string | null;
}

/** A call that the stand-in can answer. */
export interface Route {
  readonly name: RouteName;
  readonly method: 'GET';
  readonly path: RegExp;
  readonly answer: (ask: Ask) => Answer;
}

/** All calls. A new one is a line here and its name above. */
export const routes: readonly Route[] = [
  { name: 'user', method: 'GET', path: /^\/api\/v2\/home\/user$/, answer: user },
  { name: 'avatar', method: 'GET', path: /^\/users\/[^/]+\/avatar$/, answer: avatar },
];

/** 200, 400 and 401 are all that the published page of this call knows. */
function user({ token, documentOf }: Ask): Answer {
  if (token === null) return refusal(400, { code: 1004, message: 'X-Plex-Token is missing' });
  const document = documentOf(token);
  if (document === null) return refusal(401, { code: 1001, message: 'User could not be authenticated' });
  return content(XML, document);
}

/** Everybody has a picture: a square in a colour of their own. */
function avatar({ path }: Ask): Answer {
  const [red = 0, green = 0, blue = 0] = createHash('sha256').update(path).digest();
  return content('image/png', plainPicture(96, [red, green, blue]));
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
