import * as v from 'valibot';
import { readAttribute } from './attribute-values';
import { parseJson } from '../../base/json';
import { SecretMask, secretsIn } from '../secrets';
import { HOME_USER_ATTRIBUTES, type HomeUser } from '../../../preload/contract/account/home';
import type { AttributeKind } from '../../../preload/contract/account/user';
import { attributesOf, childrenOf, parseXmlDocument } from './xml';

/** A member as sent, whichever way: attributes as text. */
type Sent = ReadonlyMap<string, string>;

/** Far more than a Plex Home can have, which is 15. A list that is longer is none, as each member is shown. */
const MAX_MEMBERS = 100;

const JsonHome = v.object({ users: v.array(v.record(v.string(), v.unknown())) });

/**
 * Reads plex.tv's list of a Home's members, JSON or XML.
 * @param secrets texts that must not come out again, whatever field repeats them (the token just used)
 * @returns the members in the order sent, or null when the text is neither, or has more than a hundred
 */
export function parseHomeUsers(text: string, secrets: readonly string[]): readonly HomeUser[] | null {
  const home = readJsonHome(text) ?? readXmlHome(text);
  if (!home || home.users.length > MAX_MEMBERS) return null;
  const mask = new SecretMask([...secrets, ...home.secrets]);
  return home.users.map((sent) => readHomeUser(sent, mask));
}

interface SentHome {
  readonly users: readonly Sent[];
  readonly secrets: Iterable<string>;
}

function readJsonHome(text: string): SentHome | null {
  const json = parseJson(text);
  const home = v.safeParse(JsonHome, json);
  if (!home.success) return null;
  const users = home.output.users.map((user) => new Map(Object.entries(user).flatMap(asText)));
  return { users, secrets: secretsIn(home.output) };
}

/** JSON has numbers, booleans and null where XML has text. */
function asText([name, value]: readonly [string, unknown]): [name: string, text: string][] {
  if (value === null) return [[name, '']];
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const isPlain = isNumber || typeof value === 'string' || typeof value === 'boolean';
  return isPlain ? [[name, String(value)]] : [];
}

function readXmlHome(text: string): SentHome | null {
  const root = parseXmlDocument(text, 'home');
  const [list] = root ? childrenOf(root, 'users') : [];
  if (!root || !list) return null;
  return { users: childrenOf(list, 'user').map(attributesOf), secrets: secretsIn(root) };
}

function readHomeUser(sent: Sent, secrets: SecretMask): HomeUser {
  const fields = Object.entries(HOME_USER_ATTRIBUTES).flatMap(([name, kind]) => {
    const text = sent.get(name);
    return text === undefined ? [] : [[name, readValue(kind, secrets.mask(text))] as const];
  });
  return Object.fromEntries(fields);
}

function readValue(kind: AttributeKind, sent: string): string | number | boolean | null {
  return kind === 'text' ? sent : readAttribute(kind, sent);
}
