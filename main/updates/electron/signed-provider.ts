import type { AllPublishOptions, UpdateInfo } from 'builder-util-runtime';
import { Provider } from 'electron-updater';
import {
  parseUpdateInfo,
  resolveFiles,
  type ProviderRuntimeOptions,
} from 'electron-updater/out/providers/Provider';
import type { ResolvedUpdateFileInfo } from 'electron-updater';
import { readReleaseText, type ReleaseTextDeps } from '../release-text';
import { UntrustedManifest } from '../update-problems';
import type { UpdateSource } from '../update-support';
import { isSignedManifest } from './manifest-signature';

/**
 * What electron-updater asks for the newest version. Its own sum (sha512) proves that a file is the one that the
 * manifest names, but whoever can change the file can change the manifest: so nothing of a manifest is believed before
 * its signature was.
 */
export function signedBy({ url, key }: UpdateSource, deps: ReleaseTextDeps): AllPublishOptions {
  class SignedProvider extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    async getLatestVersion(): Promise<UpdateInfo> {
      const name = `${this.getDefaultChannelName()}.yml`;
      // Not by electron-updater's own means, which read on for ever, and throw where nobody can catch it.
      const read = (file: string): Promise<string> => readReleaseText(new URL(file, url), deps);
      const [manifest, signature] = await Promise.all([read(name), read(`${name}.sig`)]);
      if (!isSignedManifest(name, manifest, signature, key)) throw new UntrustedManifest();
      return parseUpdateInfo(manifest, name, new URL(name, url));
    }

    resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
      return resolveFiles(info, new URL(url));
    }
  }
  return { provider: 'custom', updateProvider: SignedProvider };
}
