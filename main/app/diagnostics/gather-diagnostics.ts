import { app } from 'electron';
import { readdir, stat } from 'node:fs/promises';
import { arch, release } from 'node:os';
import { join } from 'node:path';
import type { Accounts } from '../../account/accounts';
import { THIS_PLATFORM } from '../../base/platform';
import { localeInUse } from '../../base/words';
import { displayServerOf } from '../../desktop/windows/display-server';
import type { Services } from '../services/services';
import { writeDiagnostics, type DiagnosticsFacts } from './diagnostics';
import type { ProblemLog } from './problem-log';
import { desktopIn, isOwnFile, type SystemFacts } from './system-facts';

/** Where diagnostics are gathered from. */
export interface DiagnosticsDeps extends Pick<DiagnosticsFacts, 'tray' | 'update'> {
  readonly services: Pick<Services, 'keychain' | 'settings'> & { readonly accounts: Accounts };
  readonly problems: ProblemLog;
}

/** Gathers what the window and the command line tell for a report of a bug. It asks nobody anything. */
export async function gatherDiagnostics({ services, problems, ...parts }: DiagnosticsDeps): Promise<string> {
  const { accounts, keychain, settings } = services;
  const [provider, probe, files] = await Promise.all([keychain.provider(), keychain.probe(), fileSizes()]);
  return writeDiagnostics({
    ...parts,
    ...runningSystem(),
    files,
    accounts: accounts.all,
    shown: accounts.shown.id,
    problems: problems.all,
    keychain: { provider, probe },
    settings: settings.value,
    now: Date.now(),
  });
}

function runningSystem(): Omit<SystemFacts, 'files'> {
  const { electron, chrome, node } = process.versions;
  const { XDG_CURRENT_DESKTOP: desktop, XDG_SESSION_TYPE: session } = process.env;
  return {
    versions: { marquee: app.getVersion(), electron, chromium: chrome, node },
    system: {
      platform: THIS_PLATFORM,
      release: release(),
      arch: arch(),
      desktop: desktopIn(desktop),
      session: desktopIn(session),
      displayServer: displayServerOf(THIS_PLATFORM, app.commandLine.getSwitchValue('ozone-platform')),
      packaged: app.isPackaged,
      ...localeInUse(),
    },
  };
}

async function fileSizes(): Promise<SystemFacts['files']> {
  const folder = app.getPath('userData');
  const names = (await readdir(folder).catch(() => [])).filter(isOwnFile).sort();
  const sizes: Record<string, number> = {};
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null); // it can go away meanwhile
    if (found) sizes[name] = found.size;
  }
  return sizes;
}
