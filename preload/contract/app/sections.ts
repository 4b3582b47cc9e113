/** The sections of the profile window that it can be asked to show. `advice`: what the weightiest piece of advice is about. */
export const SECTIONS = [
  'profile',
  'advice',
  'history',
  'devices',
  'settings',
  'about',
  'sign-out',
  'shortcuts',
] as const;

export type Section = (typeof SECTIONS)[number];
