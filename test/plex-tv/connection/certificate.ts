import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key and a certificate that are made at start, live in memory and are good for nothing else. */
export interface Certificate {
  /** The private key, PEM. */
  readonly key: string;
  /** The self-signed certificate, PEM: its own authority, for clients that check. */
  readonly cert: string;
  /** Base64 SHA-256 of the public key: what Chromium's `--ignore-certificate-errors-spki-list` takes. */
  readonly spki: string;
}

const DAY = 86_400_000;

/**
 * Makes a P-256 key and a certificate for `names` (`plex.tv`, `*.plex.tv`), valid for a month from `validFrom`, which
 * is in milliseconds and yesterday unless given.
 * Node reads X.509 but does not write it; the few DER structures (RFC 5280) are put together here, so that the
 * stand-in needs no other program.
 */
export function makeCertificate(names: readonly string[], validFrom = Date.now() - DAY): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicInfo = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(set(sequence(oid.commonName, utf8(names[0] ?? ''))));
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))), // version 3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sequence(oid.ecdsaWithSha256),
    name,
    sequence(utcTime(validFrom), utcTime(validFrom + 31 * DAY)),
    name,
    publicInfo,
    tagged(
      3,
      sequence(
        sequence(oid.basicConstraints, octets(sequence(der(0x01, Buffer.from([0xff]))))), // an authority
        sequence(oid.alternativeName, octets(sequence(...names.map((it) => der(0x82, Buffer.from(it)))))),
      ),
    ),
  );
  const certificate = sequence(body, sequence(oid.ecdsaWithSha256), bits(sign('sha256', body, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${wrapped(certificate.toString('base64'))}-----END CERTIFICATE-----\n`,
    spki: createHash('sha256').update(publicInfo).digest('base64'),
  };
}

/** Tag, length, content: all that DER is. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length =
    body.length < 0x80
      ? [body.length]
      : body.length < 0x100
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);
const set = (content: Uint8Array): Buffer => der(0x31, content);
const tagged = (number: number, content: Uint8Array): Buffer => der(0xa0 + number, content);
const integer = (bytes: Uint8Array): Buffer => der(0x02, bytes);
const octets = (content: Uint8Array): Buffer => der(0x04, content);
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text));
const bits = (content: Uint8Array): Buffer => der(0x03, Buffer.from([0]), content);

/** `YYMMDDhhmmssZ` of an instant in milliseconds. */
function utcTime(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '');
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

const oid = {
  commonName: der(0x06, Buffer.from('550403', 'hex')),
  ecdsaWithSha256: der(0x06, Buffer.from('2a8648ce3d040302', 'hex')),
  basicConstraints: der(0x06, Buffer.from('551d13', 'hex')),
  alternativeName: der(0x06, Buffer.from('551d11', 'hex')),
};

const wrapped = (base64: string): string => base64.replace(/.{1,64}/g, '$&\n');
