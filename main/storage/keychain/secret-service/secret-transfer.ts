import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** The group that the algorithm prescribes: https://www.rfc-editor.org/rfc/rfc2409#section-6.2 */
const PRIME = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff',
);
const GENERATOR = 2n;
const GROUP_BYTES = 128;
const EXPONENT_BYTES = 32;
const KEY_BYTES = 16;
/** First bytes of a public key that not every service reads as it stands: to KWallet (5.103) a 255 can be the sign of a number. */
const MISREAD: ReadonlySet<number | undefined> = new Set([0, 255]);
const CIPHER = 'aes-128-cbc';
const IV_BYTES = 16;

/** The name by which the Secret Service knows how these secrets travel. */
export const TRANSFER_ALGORITHM = 'dh-ietf1024-sha256-aes128-cbc-pkcs7';

/**
 * How a secret comes over the session bus without standing there in the clear, as libsecret does it:
 * https://specifications.freedesktop.org/secret-service/0.2/ch07.html. It is against those who merely listen to the bus, such
 * as someone who traces it for a bug report.
 *
 * The arithmetic is done here, since Electron's OpenSSL does not have the group by name, and would take 100 ms to find
 * out that its prime is one.
 */
export class SecretTransfer {
  readonly #exponent: bigint;
  /** What the service is told to agree on a key. */
  readonly publicKey: Buffer;

  constructor() {
    let exponent: bigint;
    let publicKey: Buffer;
    do {
      exponent = numberOf(randomBytes(EXPONENT_BYTES));
      publicKey = bytesOf(power(GENERATOR, exponent));
    } while (MISREAD.has(publicKey[0]));
    this.#exponent = exponent;
    this.publicKey = publicKey;
  }

  /** The key that both ends come to. @param servicePublicKey what the service answered to `publicKey` */
  agree(servicePublicKey: Uint8Array): AgreedKey {
    return new AgreedKey(bytesOf(power(numberOf(servicePublicKey), this.#exponent)));
  }
}

/** The key of one session, made from the number that was agreed on. */
export class AgreedKey {
  readonly #key: Buffer;
  /**
   * Whether services make different keys from the number, which is so when it begins with a zero byte (one in 256): GNOME
   * Keyring keeps that byte, as libsecret does, and KWallet leaves it out.
   */
  readonly isAmbiguous: boolean;

  constructor(number: Uint8Array) {
    this.#key = Buffer.from(hkdfSync('sha256', number, '', '', KEY_BYTES));
    this.isAmbiguous = number[0] === 0;
  }

  /**
   * Opens what came from the service.
   * @throws when it was not sealed with this key
   */
  open(iv: Uint8Array, sealed: Uint8Array): Buffer {
    const decipher = createDecipheriv(CIPHER, this.#key, iv);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  }

  /** Seals what goes to the service. */
  seal(secret: Uint8Array): { readonly iv: Buffer; readonly sealed: Buffer } {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv);
    return { iv, sealed: Buffer.concat([cipher.update(secret), cipher.final()]) };
  }
}

/** `base` to the power of `exponent` in the group, by squaring. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % PRIME;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

function bytesOf(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(2 * GROUP_BYTES, '0'), 'hex');
}
