import { nativeImage, type ResolvedHost } from 'electron';
import { createHash } from 'node:crypto';
import {
  isPictureAddress,
  isPublicAddress,
  isSensiblePicture,
  MAX_PICTURE_BYTES,
} from '../../plex/documents/picture';
import type { SendRequest } from '../../plex/exchange';
import { APP_ORIGIN, type PictureShelf } from '../windows/app-protocol';

const MAX_REDIRECTS = 2;
const MAX_MS = 10_000;
const SHOWN_PIXELS = 256;
/** Pictures that are held: one for each of many accounts, and some that have just been replaced. */
const MAX_KEPT = 40;

/**
 * The pictures of the accounts, fetched by main without the token, checked, re-encoded and served to the pages under
 * Marquee's own origin. Whatever goes wrong with it, there are initials instead.
 */
export class Pictures implements PictureShelf {
  readonly #send: SendRequest;
  readonly #resolveHost: (host: string) => Promise<ResolvedHost>;
  /** What was asked for, by address, and what comes of it; the newest last. */
  readonly #asked = new Map<string, Promise<Picture | null>>();
  /** What can be shown, by path; the newest last. */
  readonly #shelf = new Map<string, Uint8Array>();

  /** @param resolveHost finds the addresses that a host's name leads to */
  constructor(send: SendRequest, resolveHost: (host: string) => Promise<ResolvedHost>) {
    this.#send = send;
    this.#resolveHost = resolveHost;
  }

  get(path: string): Uint8Array | undefined {
    return this.#shelf.get(path);
  }

  /**
   * Fetches the picture at `address`, unless it is there or on its way already.
   * @returns the address under which the pages find it, or null
   */
  async load(address: string): Promise<string | null> {
    const asked = this.#asked.get(address) ?? this.#load(address);
    remember(this.#asked, address, asked);
    const picture = await asked;
    if (picture) remember(this.#shelf, picture.path, picture.png);
    else this.#asked.delete(address); // so that it is tried again next time
    return picture && APP_ORIGIN + picture.path;
  }

  async #load(address: string): Promise<Picture | null> {
    const bytes = await this.#fetch(address, MAX_REDIRECTS).catch(() => null);
    if (!bytes || !isSensiblePicture(bytes)) return null;
    const image = nativeImage.createFromBuffer(Buffer.from(bytes));
    if (image.isEmpty()) return null;
    const { width, height } = image.getSize();
    const longer = width >= height ? { width: SHOWN_PIXELS } : { height: SHOWN_PIXELS };
    const png = (Math.max(width, height) > SHOWN_PIXELS ? image.resize(longer) : image).toPNG();
    const name = createHash('sha256').update(png).digest('hex').slice(0, 16);
    return { path: `/picture/${name}.png`, png };
  }

  async #fetch(address: string, redirects: number): Promise<Uint8Array | null> {
    if (!isPictureAddress(address) || !(await this.#leadsOutside(new URL(address).hostname))) return null;
    const signal = AbortSignal.timeout(MAX_MS);
    const reply = await this.#send({ method: 'GET', url: address, headers: {}, signal });
    if ('location' in reply) {
      return redirects > 0 ? this.#fetch(new URL(reply.location, address).href, redirects - 1) : null;
    }
    if (reply.status !== 200) return null;
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of reply.body) {
      length += piece.byteLength;
      if (length > MAX_PICTURE_BYTES) return null;
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  }

  /** plex.tv itself is trusted by its certificate; any other name must lead to public addresses only. */
  async #leadsOutside(host: string): Promise<boolean> {
    if (host === 'plex.tv') return true;
    const { endpoints } = await this.#resolveHost(host);
    return endpoints.length > 0 && endpoints.every(({ address }) => isPublicAddress(address));
  }
}

/** Puts a value at the end, and drops the oldest of too many. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_KEPT && oldest !== undefined) map.delete(oldest);
}

interface Picture {
  readonly path: string;
  readonly png: Uint8Array;
}
