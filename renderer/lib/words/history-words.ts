/** What the page says that shows what changed. */
export const historyWords = {
  title: 'What changed',
  about: {
    keychain: 'Marquee compares each reading with the one before. What it finds stays on this computer.',
    session: 'Marquee compares each reading with the one before. It forgets what it finds when it quits.',
    demo: 'Marquee compares each reading with the one before. These changes are made up.',
  },
  search: 'Find a change',
  count: (number: number) => (number === 1 ? '1 change' : `${number} changes`),
  none: (query: string) => `No change matches “${query}”.`,
  nothingSince: (day: string) => `Nothing has changed since ${day}.`,
  nothingYet: 'Nothing has changed yet.',
  nothing: 'nothing',
  before: 'Before:',
  after: 'After:',
  show: (title: string) => `Show: ${title}`,
  saveCsv: 'Save as CSV…',
  saveJson: 'Save as JSON…',
  erase: 'Erase…',
} as const;

/** What is said before that is erased. */
export const eraseHistoryWords = {
  title: 'Erase what changed?',
  about: 'Marquee forgets every change that it has found so far. It goes on watching for new ones.',
  confirm: 'Erase all changes',
  cancel: 'Cancel',
} as const;
