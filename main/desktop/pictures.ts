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
  /** Only the newest picture, by its path. */
  #shelf: { readonly address: string; readonly path: string; readonly png: Uint8Array } | null = null;

  /** @param session one that keeps nothing on disk */
  constructor(session: Session) {
    this.#session = session;
  }

  get(path: string): Uint8Array | undefined {
    return this.#shelf?.path === path ? this.#shelf.png : undefined;
  }

  /**
   * Fetches the picture at `address`.
   * @returns the address under which the pages find it, or null
   */
  async load(address: string): Promise<string | null> {
    if (this.#shelf?.address === address) return APP_ORIGIN + this.#shelf.path;
    const bytes = await this.#fetch(address, MOST_REDIRECTS).catch(() => null);
    if (!bytes || !isSensiblePicture(bytes)) return null;
    const image = nativeImage.createFromBuffer(Buffer.from(bytes));
    if (image.isEmpty()) return null;
    const { width, height } = image.getSize();
    const longer = width >= height ? { width: SHOWN_PIXELS } : { height: SHOWN_PIXELS };
    const png = (Math.max(width, height) > SHOWN_PIXELS ? image.resize(longer) : image).toPNG();
    const name = createHash('sha256').update(png).digest('hex').slice(0, 16);
    this.#shelf = { address, path: `/picture/${name}.png`, png };
    return APP_ORIGIN + this.#shelf.path;
  }

  async #fetch(address: string, redirects: number): Promise<Uint8Array | null> {
    if (!isPictureAddress(address) || !(await this.#leadsOutside(new URL(address).hostname))) return null;
    const answer = await this.#request(address);
    if ('location' in answer) {
      return redirects > 0 ? this.#fetch(new URL(answer.location, address).href, redirects - 1) : null;
    }
    return answer.bytes;
  }

  /** plex.tv itself is trusted by its certificate; any other name must lead to public addresses only. */
  async #leadsOutside(host: string): Promise<boolean> {
    if (host === 'plex.tv') return true;
    const { endpoints } = await this.#session.resolveHost(host);
    return endpoints.length > 0 && endpoints.every(({ address }) => isPublicAddress(address));
  }

  /** One request. `net.fetch` can't report a redirect without following it, `net.request` can. */
  #request(url: string): Promise<{ readonly location: string } | { readonly bytes: Uint8Array | null }> {
    return new Promise((resolve, reject) => {
      const request = net.request({
        url,
        session: this.#session,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
      });
      const timer = setTimeout(() => {
        request.abort();
        reject(new Error('The picture took too long.'));
      }, MOST_MS);
      const settle = (answer: { location: string } | { bytes: Uint8Array | null }): void => {
        clearTimeout(timer);
        resolve(answer);
        request.abort();
      };
      request.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      request.on('redirect', (_status, _method, location) => settle({ location }));
      request.on('response', (response) => {
        if (response.statusCode !== 200) {
          settle({ bytes: null });
          return;
        }
        const chunks: Uint8Array[] = [];
        let length = 0;
        response.on('data', (chunk) => {
          length += chunk.length;
          if (length > MOST_PICTURE_BYTES) settle({ bytes: null });
          else chunks.push(chunk);
        });
        response.on('end', () => settle({ bytes: Buffer.concat(chunks) }));
      });
      request.end();
    });
  }
}
