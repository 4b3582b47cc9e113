/** The names of the pages that a page may have opened in the system's browser. Main alone knows their addresses. */
export const LINK_NAMES = [
  'plex-account',
  'plex-devices',
  'plex-pass',
  'plex-reset',
  'plex-security',
  'plex-status',
  'find-token',
  'forgot-password',
] as const;

export type LinkName = (typeof LINK_NAMES)[number];
