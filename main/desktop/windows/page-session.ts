import { session, type Session } from 'electron';
import type { PictureShelf } from '../pictures/picture-shelf';
import { serveApp } from './app-protocol';
import { keepOffTheNetwork } from './session-security';

/**
 * The session of Marquee's pages, which serves them and has no network. It is made when it is first asked for: an icon in the
 * tray alone has no use for the 2 MB that it takes.
 * @param folder of the built pages
 */
export function createPageSession(folder: string, pictures: PictureShelf): () => Session {
  let pages: Session | null = null;
  return () => {
    if (pages) return pages;
    pages = session.defaultSession;
    keepOffTheNetwork(pages);
    serveApp(pages, folder, pictures);
    return pages;
  };
}
