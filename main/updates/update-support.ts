import * as v from 'valibot';
import type { Platform } from '../base/platform';
import type { UnsupportedReason } from './update-state';

/** Whether something of an update may come from there. */
export function isUpdateAddress(url: string): boolean {
  return url.startsWith('https://') || url.startsWith('http://127.0.0.1:');
}

/**
 * Where this Marquee finds newer versions and whom it believes, as the build wrote it into the packed package.json.
 * Nothing else can set it: no file, no flag, no variable.
 */
export const UpdateSource = v.object({
  /** The folder of the newest release. On this computer itself it may do without TLS, since nobody else is on the way. */
  url: v.pipe(v.string(), v.url(), v.check(isUpdateAddress)),
  /** The public Ed25519 key, as base64 of its DER form. */
  key: v.pipe(v.string(), v.base64()),
});

export type UpdateSource = Readonly<v.InferOutput<typeof UpdateSource>>;

/** The source in a package.json; null when there is none that can be used. */
export function readUpdateSource(manifest: unknown): UpdateSource | null {
  const read = v.safeParse(v.object({ updates: UpdateSource }), manifest);
  return read.success ? read.output.updates : null;
}

/** How Marquee came to this computer. */
export interface Installation {
  readonly isPackaged: boolean;
  readonly platform: Platform;
  readonly source: UpdateSource | null;
  /** Linux: a .deb or .rpm brought it. */
  readonly isSystemPackage: boolean;
  /** Linux: it runs from an AppImage. */
  readonly isAppImage: boolean;
}

/** Why such an installation does not update itself; null when it does. */
export function whyUnsupported(it: Installation): UnsupportedReason | null {
  if (!it.isPackaged) return 'checkout';
  if (it.platform === 'linux' && it.isSystemPackage) return 'package-manager';
  if (it.source === null) return 'no-source';
  if (it.platform === 'linux' && !it.isAppImage) return 'archive';
  return null;
}
