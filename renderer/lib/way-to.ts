import type { Section } from '../../preload/contract/app/sections';

/** The parts of the page that take each other's place. */
export type View = 'profile' | 'history' | 'devices' | 'settings' | 'add-account';

/** What can be asked for beside them. */
export type AskedPart = Exclude<Section, View>;

/**
 * Which view a section is in, and what of that is asked for.
 * @param shown the view that is shown: it stays where the section is above all of them
 */
export function wayTo(
  section: Section,
  shown: View,
): { readonly view: View; readonly asked: AskedPart | null } {
  switch (section) {
    case 'about':
    case 'sign-out':
      return { view: 'settings', asked: section };
    case 'advice':
      return { view: 'profile', asked: section };
    case 'shortcuts':
      return { view: shown, asked: section };
    default:
      return { view: section, asked: null };
  }
}
