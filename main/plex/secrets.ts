/** What stands in place of a value that is or might be secret. */
export const MASK = '••••••';

/** Names under which plex.tv has been seen to send secrets, and names that sound like more of them. */
const SECRET_NAME =
  /token|secret|passw|passphrase|credential|cookie|nonce|signature|jwt|bearer|recovery|hash|queue|session.?id|auth|payment.?method/i;

/**
 * The same of what is too short to be looked for anywhere in a name. (By itself, since eslint-plugin-redos takes ten seconds to
 * prove the two in one expression linear.)
 */
const SECRET_BEGINNING_OR_END = /^pin|pin\d*$|otp$/i;

/** Words that only sound like it. */
const OTHER_WORDS = /hashtag|author/gi;

/** `key`, `apiKey` and `api_key`, but not `monkey`. */
const KEY_NAME = /(^k|[_.-]k|[a-z]K)ey$/;

/** Flags are no secrets, whatever their attribute is called, and neither is the time in `tokenExpiresAt`. */
function isHarmless(name: string, value: string): boolean {
  return /^(|0|1|true|false)$/.test(value) || (/At$/.test(name) && /^\d{10}$/.test(value));
}

/** A long word without spaces. With a letter and a digit in it, it looks like a token, a key or a hash. */
const LONG_WORD = /^[\w+/=.~-]{20,}$/;

/** The names in the query or fragment of an address. A run without separators ends at the next one: never read twice. */
const NAME_IN_ADDRESS = /[?&#;][^?&#;=\s]*=/g;

/** Names of what is secret in an address. */
const SECRET_NAME_IN_ADDRESS = /token|secret|key|auth|signature/i;

/** A value that is longer is masked without a look at it: no attribute of plex.tv's has come near. */
const MAX_EXAMINED = 2048;

/** The value of `X-Plex-Token=…` and its like, in an address, in one that is encoded within another, or in JSON. */
const TOKEN_ASSIGNED = /((?:token|secret|password)(?:=|%(?:25){0,8}3d|"\s{0,8}:\s{0,8}"))[^&#;\s"'<>]+/gi;

/**
 * The value in `Token: …` and `Bearer …` of a plain text, and in an address's path behind `/token/`. Words follow there,
 * too: one with a digit, or one as long as plex.tv's tokens, is taken for a secret.
 */
const TOKEN_TOLD =
  /((?:token|secret|password)\s{0,8}:\s{0,8}|\bbearer\s{1,8}|(?:\/|%2f)token(?:\/|%2f))([\w.~+=-]{8,})/gi;

function maskTold(all: string, before: string, value: string): string {
  return /\d/.test(value) || value.length >= 20 ? before + MASK : all;
}

/** The password in `https://user:password@host`. No more is read than such a part can have, so that the time is linear. */
const PASSWORD_IN_ADDRESS = /(:\/\/[^\s/:@]{0,100}:)[^\s/@]{1,200}(?=@)/g;

/** Names of what is secret as a whole, so that it is looked for elsewhere. */
const WHOLLY_SECRET_NAME =
  /token|secret|passw|passphrase|credential|cookie|jwt|bearer|(?:access|api|private).?key/i;

/** True when an attribute that Marquee doesn't know might hold a secret, by its name or by its looks. */
export function mightBeSecret(name: string, value: string): boolean {
  if (isHarmless(name, value)) return false;
  if (value.length > MAX_EXAMINED || hasSecretName(name)) return true;
  return isOpaqueWord(value) || hasSecretInAddress(value);
}

function hasSecretName(name: string): boolean {
  const words = name.replace(OTHER_WORDS, '');
  return SECRET_NAME.test(words) || SECRET_BEGINNING_OR_END.test(words) || KEY_NAME.test(name);
}

function isOpaqueWord(value: string): boolean {
  return LONG_WORD.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
}

function hasSecretInAddress(value: string): boolean {
  return Array.from(value.matchAll(NAME_IN_ADDRESS)).some(([name]) => SECRET_NAME_IN_ADDRESS.test(name));
}

/**
 * True when a text of a document is secret as a whole, by its name.
 * @param names those of what it stands in, and its own
 */
export function isSecretByName(names: readonly string[]): boolean {
  return names.some((name) => WHOLLY_SECRET_NAME.test(name));
}

/** The shortest secret that is looked for elsewhere; anything shorter would blank out ordinary words. */
const MIN_LENGTH = 8;

/**
 * Of a secret its first 8, 10 or 16 characters are compared, as many as it has: what begins like it for so long is taken
 * for it. With no more lengths than these, a place in a text takes three looks at most, whatever the secrets are.
 */
const MEDIUM_LENGTH = 10;
const LONG_LENGTH = 16;

/**
 * Masks secrets wherever a text repeats them, in one pass over the text: a document can hold thousands of secrets, and
 * they can all begin alike.
 */
export class SecretMask {
  /** How long the longest secret is that is compared by this beginning; 0 when only longer beginnings begin so. */
  readonly #lengths = new Map<string, number>();

  /** @param secrets those that are shorter than eight characters are not looked for */
  constructor(secrets: Iterable<string>) {
    for (const secret of secrets) this.add(secret);
  }

  /** One more to look for, also in other case and percent-encoded. */
  add(secret: string): void {
    if (secret.length < MIN_LENGTH) return;
    // Half of a character can't be encoded: an address holds what stands for it. Most secrets look the same encoded.
    const encoded = encodeURIComponent(secret.toWellFormed());
    for (const form of new Set([secret, encoded])) this.#addOne(form);
  }

  #addOne(secret: string): void {
    const compared = [LONG_LENGTH, MEDIUM_LENGTH].find((length) => length <= secret.length) ?? MIN_LENGTH;
    const beginning = lowerCase(secret.slice(0, compared));
    this.#keep(beginning.slice(0, MIN_LENGTH), 0);
    this.#keep(beginning, secret.length);
  }

  #keep(beginning: string, length: number): void {
    this.#lengths.set(beginning, Math.max(length, this.#lengths.get(beginning) ?? 0));
  }

  /** `text` with every secret in it masked, and every token and password that an address in it carries. */
  mask(text: string): string {
    return this.#maskKnown(text)
      .replace(TOKEN_ASSIGNED, `$1${MASK}`)
      .replace(TOKEN_TOLD, maskTold)
      .replace(PASSWORD_IN_ADDRESS, `$1${MASK}`);
  }

  #maskKnown(text: string): string {
    const lower = lowerCase(text);
    let masked = '';
    let shownFrom = 0;
    for (let at = 0; at + MIN_LENGTH <= text.length; at += 1) {
      const length = this.#secretAt(lower, at);
      if (length === 0) continue;
      // One that begins within another makes the mask longer, so that no end of it stays.
      if (at >= shownFrom) masked += text.slice(shownFrom, at) + MASK;
      shownFrom = Math.max(shownFrom, at + length);
    }
    return masked + text.slice(shownFrom);
  }

  /** How long the secret is that begins at `at` of a text in lower case; 0 when none does. */
  #secretAt(text: string, at: number): number {
    const short = this.#lengths.get(text.slice(at, at + MIN_LENGTH));
    if (short === undefined) return 0;
    // The more is compared, the longer is the secret. Written out: a loop, interpreted, takes longer than the looks.
    return (
      this.#lengths.get(text.slice(at, at + LONG_LENGTH)) ??
      this.#lengths.get(text.slice(at, at + MEDIUM_LENGTH)) ??
      short
    );
  }
}

/** Of plain letters alone: of some others the small one is longer, and no place in the text would stay the same. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/**
 * Collects the secrets of a document, parsed from XML or JSON: every text, at any depth, whose name says so, or the name
 * of what it stands in. Whatever is found is masked wherever else the document repeats it.
 */
export function secretsIn(root: object): ReadonlySet<string> {
  const secrets = new Set<string>();
  // A list of what is still to be looked at, and no function that calls itself: JSON can be nested 100,000 deep.
  const waiting = Object.entries(root).map(([name, value]) => waitingPart(name, value, false));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { name, value, isSecret } = next;
    if (typeof value === 'string') {
      const text = value.trim();
      if (isSecret && text.length >= MIN_LENGTH && !isHarmless(name, text)) secrets.add(text);
    } else if (Array.isArray(value)) {
      for (const one of value as readonly unknown[]) waiting.push({ name, value: one, isSecret });
    } else if (typeof value === 'object' && value !== null) {
      // The text of an element stands under a name of its own; it is the element's name that counts.
      for (const [child, inner] of Object.entries(value))
        waiting.push(waitingPart(child === '#text' ? name : child, inner, isSecret));
    }
  }
  return secrets;
}

/** A part of a document that is still to be looked at. */
interface WaitingPart {
  readonly name: string;
  readonly value: unknown;
  /** Its name, or that of something around it, is one of secrets. */
  readonly isSecret: boolean;
}

function waitingPart(name: string, value: unknown, isInSecret: boolean): WaitingPart {
  return { name, value, isSecret: isInSecret || isSecretByName([name]) };
}
