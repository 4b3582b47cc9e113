import type { Section } from '../../preload/contract/app/sections';

/** The parts of the page that take each other's place. */
export type View = 'profile' | 'history' | 'devices' | 'settings' | 'add-account';

/** What can be asked for beside them. */
export type AskedPart = Exclude<Section, View>;

/** Which view a section is in, and what of that is asked for; a null view leaves the one that is shown. */
export function wayTo(section: Section): { readonly view: View | null; readonly asked: AskedPart | null } {
  switch (section) {
    case 'about':
    case 'sign-out':
      return { view: 'settings', asked: section };
    case 'advice':
      return { view: 'profile', asked: section };
    case 'shortcuts':
      return { view: null, asked: section };
    default:
      return { view: section, asked: null };
  }
}
