import { session, type Session } from 'electron';
import { AppImageUpdater, MacUpdater, NsisUpdater, type AppUpdater } from 'electron-updater';
import { THIS_PLATFORM } from '../../base/platform';
import { systemClock } from '../../base/clock';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { isBoundedReply } from '../download-limit';
import { problemOfUpdateFailure, updateProblem, type UpdateProblem } from '../update-problems';
import type { UpdateSource } from '../update-support';
import type { Updater } from '../updates';
import { createSender, whenProxyIsKnown } from '../../desktop/network';
import { signedBy } from './signed-provider';

/** Updates by electron-updater. Loaded at the first check alone: bundled, it is as large as the rest of main. */
export function createElectronUpdater(source: UpdateSource): Updater {
  const updater = updaterOfPlatform();
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  const send = createSender(session.fromPartition('updates', { cache: false }));
  updater.setFeedURL(signedBy(source, { send, clock: systemClock }));
  refuseEndlessFiles(updater.netSession);
  // What fails is told by the promises below; without a listener the event would be an exception.
  updater.on('error', () => undefined);

  return {
    find: () =>
      settled(async () => {
        const found = await updater.checkForUpdates();
        return found?.isUpdateAvailable ? found.updateInfo.version : null;
      }),
    download: (onProgress) =>
      settled(async () => {
        const tell = ({ percent }: { readonly percent: number }): void => onProgress(percent);
        updater.on('download-progress', tell);
        await whenProxyIsKnown(updater.netSession, source.url);
        await updater.downloadUpdate().finally(() => updater.off('download-progress', tell));
        return undefined;
      }),
    install: () =>
      new Promise((settle) => {
        updater.once('error', () => settle(updateProblem('not-installed')));
        updater.quitAndInstall(false, true);
      }),
  };
}

/** electron-updater writes what comes to disk, and compares sums afterwards. */
function refuseEndlessFiles(downloads: Session): void {
  downloads.webRequest.onHeadersReceived(({ statusCode, responseHeaders = {} }, answer) =>
    answer({ cancel: !isBoundedReply(statusCode, responseHeaders) }),
  );
}

function updaterOfPlatform(): AppUpdater {
  switch (THIS_PLATFORM) {
    case 'win32':
      return new NsisUpdater();
    case 'darwin':
      return new MacUpdater();
    default:
      return new AppImageUpdater();
  }
}

async function settled<T>(work: () => Promise<T>): Promise<Result<T, UpdateProblem>> {
  try {
    return succeed(await work());
  } catch (error) {
    return fail(problemOfUpdateFailure(error));
  }
}
