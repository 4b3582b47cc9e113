import { nativeImage, net, type Session } from 'electron';
import { createHash } from 'node:crypto';
import { isPictureAddress, isPublicAddress, isSensiblePicture, MOST_PICTURE_BYTES } from '../plex/picture';
import { APP_ORIGIN, type PictureShelf } from './app-protocol';

const MOST_REDIRECTS = 2;
const MOST_MS = 10_000;
const SHOWN_PIXELS = 256;

/**
 * The account's picture, fetched by main without the token, checked, re-encoded and served to the pages under
 * Marquee's own origin. Whatever goes wrong with it, there are initials instead.
 */
export class Pictures implements PictureShelf {
  readonly #session: Session;
  /** Only the newest picture: what is asked for, and what came of it. */
  #newest: { readonly address: string; readonly loaded: Promise<Picture | null> } | null = null;
  #shown: Picture | null = null;

  /** @param session one that keeps nothing on disk */
  constructor(session: Session) {
    this.#session = session;
  }

  get(path: string): Uint8Array | undefined {
    return this.#shown?.path === path ? this.#shown.png : undefined;
  }

  /**
   * Fetches the picture at `address`, unless it is there or on its way already.
   * @returns the address under which the pages find it, or null
   */
  async load(address: string): Promise<string | null> {
    if (this.#newest?.address !== address) this.#newest = { address, loaded: this.#load(address) };
    const asked = this.#newest;
    const picture = await asked.loaded;
    if (this.#newest !== asked) return null;
    if (picture) this.#shown = picture;
    else this.#newest = null; // so that it is tried again next time
    return picture && APP_ORIGIN + picture.path;
  }

  async #load(address: string): Promise<Picture | null> {
    const bytes = await this.#fetch(address, MOST_REDIRECTS).catch(() => null);
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
    const answer = await request(address, this.#session);
    if (answer && 'location' in answer) {
      return redirects > 0 ? this.#fetch(new URL(answer.location, address).href, redirects - 1) : null;
    }
    return answer && answer.bytes;
  }

  /** plex.tv itself is trusted by its certificate; any other name must lead to public addresses only. */
  async #leadsOutside(host: string): Promise<boolean> {
    if (host === 'plex.tv') return true;
    const { endpoints } = await this.#session.resolveHost(host);
    return endpoints.length > 0 && endpoints.every(({ address }) => isPublicAddress(address));
  }
}

interface Picture {
  readonly path: string;
  readonly png: Uint8Array;
}

type Answer = { readonly location: string } | { readonly bytes: Uint8Array };

/**
 * One request: where it leads or what it brings, null for everything else.
 * `net.fetch` can't report a redirect without following it; `net.request` can.
 */
function request(url: string, session: Session): Promise<Answer | null> {
  return new Promise((resolve) => {
    const sent = net.request({ url, session, redirect: 'manual', credentials: 'omit', cache: 'no-store' });
    const settle = (answer: Answer | null): void => {
      clearTimeout(timer);
      resolve(answer);
      sent.abort();
    };
    const timer = setTimeout(() => settle(null), MOST_MS);
    sent.on('error', () => settle(null));
    sent.on('redirect', (_status, _method, location) => settle({ location }));
    sent.on('response', (response) => {
      if (response.statusCode !== 200) {
        settle(null);
        return;
      }
      const chunks: Uint8Array[] = [];
      let length = 0;
      response.on('error', () => settle(null));
      response.on('aborted', () => settle(null));
      response.on('data', (chunk) => {
        length += chunk.length;
        if (length > MOST_PICTURE_BYTES) settle(null);
        else chunks.push(chunk);
      });
      response.on('end', () => settle({ bytes: Buffer.concat(chunks) }));
    });
    sent.end();
  });
}
