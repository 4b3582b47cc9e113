import { nativeImage, type ResolvedHost } from 'electron';
import { createHash } from 'node:crypto';
import { readAtMost } from '../../base/read-at-most';
import {
  isPictureAddress,
  isPublicAddress,
  isSensiblePicture,
  MAX_PICTURE_BYTES,
} from '../../plex/documents/picture';
import type { SendRequest } from '../../plex/exchange';
import { APP_ORIGIN } from '../windows/app-protocol';
import { putNewest, type PictureShelf } from './picture-shelf';

const MAX_REDIRECTS = 2;
const MAX_MS = 10_000;
const SHOWN_PIXELS = 256;

/** What loading pictures needs of the world. */
export interface PicturesDeps {
  readonly send: SendRequest;
  /** Finds the addresses that a host's name leads to. */
  readonly resolveHost: (host: string) => Promise<ResolvedHost>;
  /** Where the pages find what was loaded. */
  readonly shelf: PictureShelf;
}

/**
 * The pictures of the accounts, fetched by main without the token, checked, re-encoded and served to the pages under
 * Marquee's own origin. Whatever goes wrong with it, there are initials instead.
 */
export class Pictures {
  readonly #deps: PicturesDeps;
  /** What was asked for, by address, and what comes of it; the newest last. */
  readonly #asked = new Map<string, Promise<Picture | null>>();

  constructor(deps: PicturesDeps) {
    this.#deps = deps;
  }

  /**
   * Fetches the picture at `address`, unless it is there or on its way already.
   * @returns the address under which the pages find it, or null
   */
  async load(address: string): Promise<string | null> {
    const asked = this.#asked.get(address) ?? this.#load(address);
    putNewest(this.#asked, address, asked);
    const picture = await asked;
    if (picture) this.#deps.shelf.put(picture.path, picture.png);
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
    const reply = await this.#deps.send({ method: 'GET', url: address, headers: {}, signal });
    if ('location' in reply) {
      return redirects > 0 ? this.#fetch(new URL(reply.location, address).href, redirects - 1) : null;
    }
    if (reply.status !== 200) return null;
    return readAtMost(reply.body, MAX_PICTURE_BYTES);
  }

  /** plex.tv itself is trusted by its certificate; any other name must lead to public addresses only. */
  async #leadsOutside(host: string): Promise<boolean> {
    if (host === 'plex.tv') return true;
    const { endpoints } = await this.#deps.resolveHost(host);
    return endpoints.length > 0 && endpoints.every(({ address }) => isPublicAddress(address));
  }
}

interface Picture {
  readonly path: string;
  readonly png: Uint8Array;
}
