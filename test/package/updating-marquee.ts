import { _electron, type ElectronApplication } from '@playwright/test';
import { createPackage, extractAll } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signManifest } from '../../build/release/contents/manifests.mjs';
import { holdAnswers } from '../e2e/parts/start/main-evaluation';
import { asRoot, release, unpacked, updatesKey, work } from './packages';

const copy = join(work, 'driven');

/**
 * A copy of the packed app that Playwright can drive: the fuse that lets it in is written back on, and the switches with
 * which it comes are hidden from Marquee, which would refuse them.
 * @param home the address of the project, as a release has it
 */
export async function makeDrivenCopy(home?: string): Promise<void> {
  rmSync(copy, { recursive: true, force: true });
  cpSync(unpacked, copy, { recursive: true });
  await flipFuses(join(copy, 'marquee'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const archive = join(copy, 'resources/app.asar');
  const files = join(work, 'driven-files');
  extractAll(archive, files);
  const hide = `process.argv = process.argv.filter((arg) => !/^--(inspect|remote-debugging-port)=/.test(arg));\n`;
  const main = join(files, 'out/main/index.cjs');
  writeFileSync(main, hide + readFileSync(main, 'utf8'));
  if (home !== undefined) {
    const manifest = join(files, 'package.json');
    const packed = JSON.parse(readFileSync(manifest, 'utf8')) as object;
    writeFileSync(manifest, JSON.stringify({ ...packed, homepage: home }));
  }
  await createPackage(files, archive);
  rmSync(files, { recursive: true });
}

/** Marquee as a person runs it from an AppImage, which is a small script here. */
export interface UpdatingMarquee {
  readonly app: ElectronApplication;
  /** The file that an update replaces. */
  readonly appImage: string;
  /** What the menu says about updates. */
  readonly label: () => Promise<string>;
  readonly click: () => Promise<unknown>;
  /** The messages that were shown so far. */
  readonly messages: () => Promise<readonly string[]>;
}

export async function startUpdatingMarquee(
  env: Readonly<Record<string, string>>,
  { isSystemPackage = false } = {},
): Promise<UpdatingMarquee> {
  const appImage = join(work, 'Marquee.AppImage');
  writeFileSync(appImage, 'the old one');
  const mark = join(copy, 'resources/system-package');
  if (isSystemPackage) writeFileSync(mark, 'deb');
  else rmSync(mark, { force: true });
  const app = await _electron.launch({
    executablePath: join(copy, 'marquee'),
    args: [...asRoot, '--demo'],
    env: { ...(process.env as Record<string, string>), ...env, APPIMAGE: appImage },
  });
  holdAnswers(app);
  await (await app.firstWindow()).locator('body[data-ready]').waitFor();
  await app.evaluate(({ dialog }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    Object.assign(dialog, {
      showMessageBox: (...args: { message: string }[]) => {
        shown.push(args.at(-1)?.message ?? ''); // a window may come first
        return Promise.resolve({ response: 0 });
      },
    });
  });
  return {
    app,
    appImage,
    label: () =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('update')?.label ?? ''),
    click: () =>
      app.evaluate(({ Menu }) => {
        Menu.getApplicationMenu()?.getMenuItemById('update')?.click();
      }),
    messages: () => app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown),
  };
}

/** What a release on the server is like. */
export interface Offer {
  readonly version: string;
  /** Whether it reaches this computer yet, in percent of all. */
  readonly stagingPercentage?: number;
  /** Changes the artifact after its sum was taken. */
  readonly tamperArtifact?: boolean;
  /** Changes the manifest after it was signed. */
  readonly tamperManifest?: boolean;
  /** What the server sends without an end. */
  readonly endless?: 'manifest' | 'signature' | 'artifact';
}

/** The next version: a script that notes that it was started. */
export function offer({ version, stagingPercentage, tamperArtifact, tamperManifest, endless }: Offer): void {
  rmSync(release, { recursive: true });
  mkdirSync(release);
  const artifact = `Marquee-${version}-linux-x86_64.AppImage`;
  const content = `#!/bin/sh\necho "$APPIMAGE_EXIT_AFTER_INSTALL" > '${startMark}'\n`;
  writeFileSync(join(release, artifact), content);
  const sha512 = createHash('sha512').update(content).digest('base64');
  const staging = stagingPercentage === undefined ? '' : `stagingPercentage: ${stagingPercentage}\n`;
  const manifest = `version: ${version}\n${staging}files:\n  - url: ${artifact}\n    sha512: ${sha512}\n    size: ${content.length}\n`;
  writeFileSync(join(release, 'latest-linux.yml'), manifest);
  signManifest(release, 'latest-linux.yml', readFileSync(updatesKey, 'utf8'));
  if (tamperArtifact) writeFileSync(join(release, artifact), content.replace('echo', 'ECHO'));
  const names = { manifest: 'latest-linux.yml', signature: 'latest-linux.yml.sig', artifact };
  if (endless) writeFileSync(join(release, `${names[endless]}.endless`), '');
  if (tamperManifest) appendFileSync(join(release, 'latest-linux.yml'), 'releaseName: other\n');
}

/** Where the new version notes that it was started. */
export const startMark = join(work, 'new-version-started');

/** What was asked of the server since the last offer. */
export function requests(): readonly string[] {
  const file = join(release, 'requests');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}
