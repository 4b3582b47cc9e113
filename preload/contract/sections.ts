/** The sections of the profile window that it can be asked to show. */
export const SECTIONS = ['profile', 'history', 'devices', 'settings', 'about', 'sign-out'] as const;

export type Section = (typeof SECTIONS)[number];
