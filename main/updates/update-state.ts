import type { UpdateProblem } from './update-problems';

/**
 * Why this copy of Marquee does not update itself. `checkout`: it runs from its sources. `no-source`: whoever packed it
 * did not say where newer versions are. `package-manager`: a .deb or .rpm, which the system looks after. `archive`: it was
 * unpacked by hand, and nothing knows how to replace it.
 */
export type UnsupportedReason = 'checkout' | 'no-source' | 'package-manager' | 'archive';

/** How Marquee stands towards newer versions of itself. */
export type UpdateState =
  | { readonly kind: 'unsupported'; readonly reason: UnsupportedReason }
  /** This is the newest version, as far as is known. `checkedAt`: ISO 8601 UTC, null before the first answer. */
  | { readonly kind: 'idle'; readonly checkedAt: string | null }
  | { readonly kind: 'checking' }
  /** There is a newer version; nothing of it is here yet. */
  | { readonly kind: 'available'; readonly version: string }
  /** `percent`: whole, 0 to 100. */
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** It is here and proved; it takes this one's place when Marquee quits. */
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly problem: UpdateProblem };
