import type { Section } from '../../preload/contract/app/sections';

/** The parts of the page that take each other's place. */
export type View = 'profile' | 'history' | 'devices' | 'settings' | 'add-account';

/** What can be asked for beside them. */
export interface Asked {
  readonly part: Exclude<Section, View>;
  /** The account that it is about; null when none was shown yet. */
  readonly of: number | null;
}

/**
 * Which view a section is in, and what of that is asked for.
 * @param shown the view that is shown: it stays where the section is above all of them
 * @param of the account that it is about
 */
export function wayTo(
  section: Section,
  shown: View,
  of: number | null,
): { readonly view: View; readonly asked: Asked | null } {
  switch (section) {
    case 'about':
    case 'sign-out':
      return { view: 'settings', asked: { part: section, of } };
    case 'advice':
      return { view: 'profile', asked: { part: section, of } };
    case 'shortcuts':
      return { view: shown, asked: { part: section, of } };
    default:
      return { view: section, asked: null };
  }
}

/**
 * What is still asked for when another account is shown: whether to sign out was asked about the one before.
 * @param before the account that was shown; null when none was
 */
export function stillAsked(asked: Asked | null, before: number | null, now: number | null): Asked | null {
  const isAbout = asked?.part === 'sign-out' && (asked.of ?? before) === before;
  return isAbout && before !== null && before !== now ? null : asked;
}
