/** What stands in place of a value that is or might be secret. */
export const MASK = '••••••';

/** Names under which plex.tv has been seen to send secrets, and names that sound like more of them. */
const SECRET_NAME =
  /token|secret|passw|passphrase|credential|cookie|nonce|signature|jwt|bearer|recovery|hash(?!tag)|queue|^pin|pin\d*$|otp$|session.?id|auth(?!or)/i;

/** `key`, `apiKey` and `api_key`, but not `monkey`. */
const KEY_NAME = /(^k|[_.-]k|[a-z]K)ey$/;

/** Flags are no secrets, whatever their attribute is called, and neither is the time in `tokenExpiresAt`. */
function isHarmless(name: string, value: string): boolean {
  return /^(|0|1|true|false)$/.test(value) || (/At$/.test(name) && /^\d{10}$/.test(value));
}

/** A long word of letters and digits without spaces: how tokens, keys and hashes look. */
const OPAQUE_WORD = /^(?=[^\d]*\d)(?=[^a-z]*[a-z])[\w+/=.~-]{20,}$/i;

/** An address that carries a secret in its query or fragment. */
const SECRET_IN_ADDRESS = /[?&#;][^=\s]*(token|secret|key|auth|signature)[^=\s]*=/i;

/** The value of `X-Plex-Token=…` and its like, in an address or anywhere else. */
const TOKEN_ASSIGNED = /((?:token|secret)(?:=|%3d))[^&#;\s"'<>]+/gi;

/** True when an attribute that Marquee doesn't know might hold a secret, by its name or by its looks. */
export function mightBeSecret(name: string, value: string): boolean {
  if (isHarmless(name, value)) return false;
  return (
    SECRET_NAME.test(name) || KEY_NAME.test(name) || OPAQUE_WORD.test(value) || SECRET_IN_ADDRESS.test(value)
  );
}

/** The shortest secret that is looked for elsewhere; anything shorter would blank out ordinary words. */
const SHORTEST = 8;

/**
 * Collects the secrets of a document, parsed from XML or JSON: every text, at any depth, whose name says so.
 * Whatever is found is masked wherever else the document repeats it.
 */
export function secretsIn(root: object): ReadonlySet<string> {
  const secrets = new Set<string>();
  const visit = (name: string, value: unknown): void => {
    if (typeof value === 'string') {
      const text = value.trim();
      if (/token|secret/i.test(name) && text.length >= SHORTEST && !isHarmless(name, text)) secrets.add(text);
    } else if (Array.isArray(value)) {
      value.forEach((one: unknown) => visit(name, one));
    } else if (typeof value === 'object' && value !== null) {
      // The text of an element stands under a name of its own; it is the element's name that counts.
      for (const [child, inner] of Object.entries(value)) visit(child === '#text' ? name : child, inner);
    }
  };
  visit('', root);
  return secrets;
}

/** `text` with every secret in it masked, and every token that an address in it carries. */
export function maskSecrets(text: string, secrets: Iterable<string>): string {
  let masked = text.replace(TOKEN_ASSIGNED, `$1${MASK}`);
  for (const secret of secrets) {
    if (secret.length >= SHORTEST) masked = masked.replaceAll(secret, MASK);
  }
  return masked;
}
