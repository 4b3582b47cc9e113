import { content, JSON_TYPE, XML, type Answer } from '../answers';
import { element, xmlDocument, type Attributes } from './xml';

/** A Plex Home as plex.tv would list it: wire names, and values as text. */
export interface Home {
  /** The attributes of `<home>`. */
  readonly attributes: Attributes;
  /** Those of the `<user>` elements in its `<users>`. */
  readonly users: readonly Attributes[];
}

/** What the list of a Home's members is for an account without one. */
export const noHome: Home = { attributes: {}, users: [] };

/** The reply of `GET /api/v2/home/users`: JSON for those who accept nothing else, XML for all others. */
export function homeAnswer({ attributes, users }: Home, accept: string | undefined): Answer {
  if (accept === 'application/json') {
    return content(JSON_TYPE, JSON.stringify({ ...asJson(attributes), users: users.map(asJson) }));
  }
  const members = users.map((user) => element('user', user));
  return content(XML, xmlDocument(element('home', attributes, [element('users', {}, members)])));
}

const FLAGS = /^(admin|guest|restricted|protected|hasPassword|guestEnabled|subscription)$/;
const NUMBERS = /^(id|guestUserID)$/;

/** In JSON flags are booleans, ids are numbers, and what is empty is null. */
function asJson(attributes: Attributes): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, sent]): [string, unknown] => {
      if (sent === '') return [name, null];
      if (FLAGS.test(name)) return [name, sent === '1'];
      return [name, NUMBERS.test(name) ? Number(sent) : sent];
    }),
  );
}
