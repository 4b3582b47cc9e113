import type { Clock } from '../base/clock';
import { readAtMost } from '../base/read-at-most';
import type { SendRequest } from '../plex/exchange';
import { UnreachableRelease, UntrustedManifest } from './update-problems';
import { isUpdateAddress } from './update-support';

/** What describes a version has some hundred bytes. */
const MAX_TEXT_BYTES = 64 * 1024;
/** For the headers and the whole text, redirects included. */
const MAX_MS = 30_000;
/** A host of releases may send on to where it keeps its files. */
const MAX_REDIRECTS = 5;

/** What reading from the place of the releases needs of the world. */
export interface ReleaseTextDeps {
  readonly send: SendRequest;
  readonly clock: Clock;
}

/**
 * Reads a small text from the place of the releases: the description of the newest version, or its signature. Nothing
 * of it is believed here.
 * @throws {UnreachableRelease} when there is none within 30 seconds
 * @throws {UntrustedManifest} when it is longer than any that Marquee's makers sign, or no UTF-8
 */
export async function readReleaseText(address: URL, { send, clock }: ReleaseTextDeps): Promise<string> {
  const controller = new AbortController();
  const stopWaiting = clock.after(MAX_MS, () => controller.abort());
  const { signal } = controller;
  const timeout = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new UnreachableRelease()), { once: true });
  });
  try {
    return await Promise.race([timeout, read(address, MAX_REDIRECTS, send, signal)]);
  } catch (error) {
    throw error instanceof UntrustedManifest ? error : new UnreachableRelease();
  } finally {
    stopWaiting();
    controller.abort(); // lets go of a reply that was not read to its end
  }
}

async function read(
  address: URL,
  redirectsLeft: number,
  send: SendRequest,
  signal: AbortSignal,
): Promise<string> {
  const reply = await send({ method: 'GET', url: address.href, headers: {}, signal });
  if ('location' in reply) {
    const next = new URL(reply.location, address);
    const isAllowed = redirectsLeft > 0 && next.protocol === address.protocol && isUpdateAddress(next.href);
    if (!isAllowed) throw new UnreachableRelease();
    return read(next, redirectsLeft - 1, send, signal);
  }
  if (reply.status !== 200) throw new UnreachableRelease();
  const bytes = await readAtMost(reply.body, MAX_TEXT_BYTES);
  if (bytes === null) throw new UntrustedManifest();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UntrustedManifest();
  }
}
