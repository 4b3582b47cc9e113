import { randomBytes, randomInt } from 'node:crypto';
import { content, jsonRefusal, JSON_TYPE, type Answer } from './answers';

const SECOND = 1000;
/** How long plex.tv's PINs live. */
const LIFE_MS = { strong: 1800 * SECOND, short: 900 * SECOND };
const SHORT_CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

interface Pin {
  readonly id: number;
  readonly code: string;
  readonly clientIdentifier: string;
  readonly createdAt: number;
  expiresAt: number;
  token: string | null;
}

/** What a person was told who answered for a PIN. */
export type Verdict = 'allowed' | 'denied' | 'unknown';

/** The PINs of the stand-in: made by a client, answered by a person, asked for by the client. */
export class Pins {
  readonly #pins: Pin[] = [];
  #lifeMs: number | null = null;
  #lastId = 373_000_000;

  /** Makes a PIN and answers with it, as plex.tv does: 201, in JSON. */
  create(strong: boolean, clientIdentifier: string): Answer {
    const now = Date.now();
    this.#lastId += 1;
    const pin: Pin = {
      id: this.#lastId,
      code: strong ? randomBytes(13).toString('hex').slice(0, 25) : shortCode(),
      clientIdentifier,
      createdAt: now,
      expiresAt: now + (this.#lifeMs ?? (strong ? LIFE_MS.strong : LIFE_MS.short)),
      token: null,
    };
    this.#pins.push(pin);
    return { ...content(JSON_TYPE, document(pin)), status: 201 };
  }

  /** Answers with the PIN, to the client that made it and as long as it lives. */
  check(id: string, clientIdentifier: string): Answer {
    const pin = this.#pins.find((it) => String(it.id) === id && it.clientIdentifier === clientIdentifier);
    if (!pin || pin.expiresAt <= Date.now()) {
      return jsonRefusal(404, { code: 1020, message: 'Code not found or expired' });
    }
    return content(JSON_TYPE, document(pin));
  }

  /** Lets the PIN become `token`; a code may be typed in small letters. */
  allow(code: string, token: string): Verdict {
    const pin = this.#open(code);
    if (!pin) return 'unknown';
    pin.token = token;
    return 'allowed';
  }

  /** Ends the PIN. plex.tv has no other word for it. */
  deny(code: string): Verdict {
    const pin = this.#open(code);
    if (!pin) return 'unknown';
    pin.expiresAt = 0;
    return 'denied';
  }

  /** From now on PINs live so long; null as long as plex.tv's. */
  letLive(ms: number | null): void {
    this.#lifeMs = ms;
  }

  /** The time of every PIN is up. */
  expire(): void {
    for (const pin of this.#pins) pin.expiresAt = 0;
  }

  /** The code of the newest PIN that nobody has answered for. */
  get newestCode(): string | null {
    return this.#pins.findLast(isOpen)?.code ?? null;
  }

  #open(code: string): Pin | undefined {
    return this.#pins.find((it) => isOpen(it) && it.code.toLowerCase() === code.trim().toLowerCase());
  }
}

function isOpen({ token, expiresAt }: Pin): boolean {
  return token === null && expiresAt > Date.now();
}

function shortCode(): string {
  return Array.from({ length: 4 }, () => SHORT_CODE_LETTERS[randomInt(SHORT_CODE_LETTERS.length)]).join('');
}

/** As plex.tv sends it; where it thinks the client is, is made up. */
function document({ id, code, clientIdentifier, createdAt, expiresAt, token }: Pin): string {
  return JSON.stringify({
    id,
    code,
    product: 'Marquee',
    trusted: false,
    qr: `https://plex.tv/api/v2/pins/qr/${code}`,
    clientIdentifier,
    location: { code: 'CA', country: 'Canada', city: 'Example', coordinates: '52.0, 5.0' },
    expiresIn: Math.round((expiresAt - Date.now()) / SECOND),
    createdAt: wholeSeconds(createdAt),
    expiresAt: wholeSeconds(expiresAt),
    authToken: token,
    newRegistration: null,
  });
}

function wholeSeconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+/, '');
}
