/** What a person can do about updates. */
export const UPDATE_ACTIONS = ['check', 'download', 'install'] as const;

export type UpdateAction = (typeof UPDATE_ACTIONS)[number];

/** The one entry about updates that a menu and the settings have. */
export interface UpdateEntry {
  readonly label: string;
  /** What a click does; null for an entry that only tells. */
  readonly click: UpdateAction | null;
  /** What went wrong last, in words for a person; absent when nothing did. */
  readonly failure?: string;
}
