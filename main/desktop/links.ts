import { app, shell } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkName } from '../../preload/contract/app/links';
import type { InputProblem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';
import { words } from '../base/words';
import { readProjectHome } from './project-home';

/** The only addresses that Marquee ever hands to the system's browser. A page names one, it can't bring its own. */
const LINKS = {
  'plex-account': 'https://app.plex.tv/desktop/#!/settings/account',
  'plex-devices': 'https://app.plex.tv/desktop/#!/settings/devices/all',
  // Plex says that a subscription is managed on the site of the account, without an address (support article 201580107,
  // “Plex Subscription Management”). People who manage theirs name this page (2025). `plex.tv/plans` is a list of prices.
  'plex-pass': 'https://account.plex.tv/payments',
  'plex-reset': 'https://plex.tv/reset',
  'plex-security': 'https://plex.tv/security',
  'plex-status': 'https://status.plex.tv/',
  'find-token': 'https://support.plex.tv/articles/204059436-finding-an-authentication-token-x-plex-token/',
  'forgot-password': 'https://www.plex.tv/sign-in/password-reset/',
} as const satisfies Readonly<Record<LinkName, string>>;

/** The pages on which a person signs in at Plex; main alone makes their addresses. */
const SIGN_IN_PAGES: readonly string[] = ['https://app.plex.tv/auth', 'https://plex.tv/link'];

/** Opens a page of plex.tv on which a person signs in, in the system's browser; nothing else. */
export function openSignInPage(link: string): void {
  const { origin, pathname } = new URL(link);
  if (!SIGN_IN_PAGES.includes(origin + pathname)) return;
  // Where no browser opens, there are the link and the QR code.
  shell.openExternal(link).catch(() => undefined);
}

/** Opens one of the known pages in the system's browser. */
export function openLink(link: LinkName): Promise<Result<undefined, InputProblem>> {
  return open(LINKS[link]);
}

async function open(address: string): Promise<Result<undefined, InputProblem>> {
  try {
    await shell.openExternal(address);
    return succeed(undefined);
  } catch {
    // The system has nothing that opens web pages, or won't say what is wrong.
    return fail(problem('internal', {}, () => words().problems.special.noBrowser));
  }
}

/** The pages of Marquee's own project, from its home on. */
const PROJECT_PAGES = { documentation: '#readme', issues: '/issues' } as const;

/** One of these pages. */
export type ProjectPage = keyof typeof PROJECT_PAGES;

/** Opens a page of the project in the system's browser; null in a copy that does not know its home, such as a checkout. */
export function projectPages(): ((page: ProjectPage) => Promise<Result<undefined, InputProblem>>) | null {
  if (!app.isPackaged) return null;
  // Inside app.asar, with the code that reads it.
  const home = readProjectHome(JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')));
  if (home === null) return null;
  return (page) => open(home + PROJECT_PAGES[page]);
}
