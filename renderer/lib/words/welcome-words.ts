/** What a person reads who is not signed in. */
export const welcomeWords = {
  pitch: 'See how your Plex account stands: who you are there, your Plex Pass, your security, your Home.',
  points: [
    'Asks Plex for your account, Home, devices and picture, and nobody else about you. No tracking',
    'Keeps your token in the keychain of this computer, never in a file',
    'Shows everything that Plex says about you, even what it left out',
  ],
  demo: 'Look around with a demo account',
} as const;

/** The third way to sign in. */
export const tokenWords = {
  title: 'Sign in',
  label: 'Plex token',
  placeholder: 'Paste it here',
  showToken: 'Show the token',
  hideToken: 'Hide the token',
  button: 'Check and sign in',
  checking: 'Checking with plex.tv…',
  missing: 'Paste your token first.',
  forSession: 'Go on for this session only',
  forSessionAbout: 'Nothing is kept: Marquee forgets the token when it quits.',
  forget: 'Forget the token',
  promise: 'Marquee asks plex.tv whether the token is right, and only then keeps it in your keychain.',
  promiseSession: 'Marquee uses the token until it quits, and keeps it nowhere.',
} as const;

/** Where a token is found. */
export const tokenHelpWords = {
  title: 'Where do I find my token?',
  steps: [
    'Open Plex in your browser and sign in.',
    'Open any film or episode, then choose “Get Info” and “View XML” from its menu.',
    'Copy the whole address of the page that opens, and paste it above. Marquee picks the token out of it.',
  ],
  careful: 'A token is as good as a password. Give it only to programs that you trust.',
} as const;
