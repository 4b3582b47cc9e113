import { session, type Session } from 'electron';
import type { PictureShelf } from '../pictures/picture-shelf';
import { serveApp } from './app-protocol';
import { keepOffTheNetwork } from './session-security';

/** The session of Marquee's pages, which serves them and has no network. */
export interface PageSession {
  /** It is made when it is first asked for: an icon in the tray alone has no use for the 2 MB that it takes. */
  readonly get: () => Session;
  /** Resolves when the first file was served, which is the page of the window that opened first. */
  readonly served: Promise<void>;
}

/** @param folder of the built pages */
export function createPageSession(folder: string, pictures: PictureShelf): PageSession {
  let onServed!: () => void;
  const served = new Promise<void>((resolve) => (onServed = resolve));
  let pages: Session | null = null;
  return {
    get() {
      if (pages) return pages;
      pages = session.defaultSession;
      keepOffTheNetwork(pages);
      serveApp(pages, folder, pictures, onServed);
      return pages;
    },
    served,
  };
}
