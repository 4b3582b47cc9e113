/** What a person can do about updates. */
export type UpdateAction = 'check' | 'download' | 'install';

/** The one entry about updates that a menu has. */
export interface UpdateEntry {
  readonly label: string;
  /** What a click does; null for an entry that only tells. */
  readonly click: UpdateAction | null;
}
