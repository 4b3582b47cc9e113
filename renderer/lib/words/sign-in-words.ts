import type { SignInState } from '../../../preload/contract/account/sign-in';

type UnderWay = Exclude<SignInState['kind'], 'idle' | 'waiting'>;

const titles: Readonly<Record<UnderWay, string>> = {
  creating: 'Asking Plex for a sign-in…',
  expired: 'This sign-in has ended',
  failed: 'The sign-in did not work',
  keeping: 'Signed in. Keeping it…',
  'other-account': 'Another account signed in',
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What the pages say about signing in and out, and about more than one account. */
export const signInWords = {
  ways: {
    browser: 'Sign in with your browser',
    renew: 'Sign in again',
    browserAbout: 'Plex’s own sign-in page opens. Marquee never sees your password.',
    code: 'Use a four-letter code',
    codeAbout: 'For a browser on your phone or on another computer: you type four letters there.',
    paste: 'Paste a token',
  },
  addAccount: {
    title: 'Add an account',
    about: 'Each account has its own place in your keychain, its own history and its own readings.',
  },
  signingIn: {
    eyebrow: 'Signing in',
    titles,
    waiting: { strong: 'Go on in your browser', short: 'Type this code at plex.tv/link' },
    about: {
      strong: 'Plex’s sign-in page is open there. Sign in and allow Marquee; this page goes on by itself.',
      short: 'Open plex.tv/link on any device, sign in and type the code; this page goes on by itself.',
      creating: 'This takes a moment.',
      expired:
        'Its time was up, or it was refused in the browser: Plex tells Marquee the same of both. Nothing was kept, and nothing has changed.',
      keeping: 'Marquee asks plex.tv whose account it is, and puts the sign-in into your keychain.',
    },
    stays: 'Everything that Marquee knows about your account stays here meanwhile.',
    code: (code: string) => `The code is ${Array.from(code).join(', ')}.`,
    /** @param left milliseconds */
    timeLeft: (left: number) => {
      if (left <= 0) return 'Time is up; checking one last time…';
      if (left <= SECOND) return '1 second left';
      if (left <= MINUTE) return `${Math.ceil(left / SECOND)} seconds left`;
      return `${Math.ceil(left / MINUTE)} minutes left`;
    },
    /** What is said aloud when that little is left. */
    lessThan: (milestone: number) => {
      if (milestone === 0) return 'The time for this sign-in is up.';
      if (milestone < MINUTE) return `Less than ${milestone / SECOND} seconds left.`;
      return milestone === MINUTE
        ? 'Less than a minute left.'
        : `Less than ${milestone / MINUTE} minutes left.`;
    },
    openAgain: 'Open the browser again',
    openLink: 'Open plex.tv/link here',
    copyLink: 'Copy the link',
    qr: {
      strong: 'QR code of the link to Plex’s sign-in page',
      short: 'QR code of the link to plex.tv/link',
    },
    qrAbout: 'Or scan it with a phone',
    cancel: 'Cancel',
    again: 'Begin again',
    back: 'Back',
    done: 'The sign-in is kept.',
  },
  otherAccount: {
    title: (name: string) => `This is ${name}, and not the account you had`,
    about: 'You signed in with another account than the one that Marquee wanted to sign in again.',
    ways: {
      replace: {
        title: 'Only the new account',
        button: 'Replace it',
        about: (name: string) =>
          `Marquee forgets the old account with all that it read and found changed, and shows ${name} in its place.`,
      },
      add: {
        title: 'Both accounts',
        button: 'Keep both',
        about: (name: string) =>
          `${name} is added. The old account stays, and still waits to be signed in again.`,
      },
    },
    cancel: 'Cancel',
    cancelAbout: 'If you cancel, nothing changes, and the new sign-in is dropped.',
  },
  signOut: {
    open: 'Sign out…',
    title: 'Sign out?',
    here: {
      title: 'Only on this computer',
      button: 'Forget on this computer',
      about: 'Marquee deletes from this computer:',
      token: 'your token, from the keychain',
      sessionToken: 'your token, which it holds until it quits',
      reply: 'everything that it read about your account, and what changed',
      stays:
        'The sign-in stays valid at Plex. Your account, your other devices and other apps are not touched.',
      again: 'Forget here only',
    },
    atPlex: {
      title: 'At Plex, too',
      button: 'Sign out at Plex',
      about:
        'Marquee first ends this sign-in at plex.tv, so that the token opens nothing any more. Then it forgets the same things here.',
      pasted:
        'You pasted this token. Signing out at Plex ends it for the app that it was copied from, too: your browser, say, has to sign in again.',
      failed: 'The sign-in was not ended at Plex, and nothing was forgotten.',
      again: 'Try again',
    },
    working: 'Signing out…',
    cancel: 'Cancel',
  },
  members: {
    title: 'Members',
    loading: 'Asking plex.tv who is in this Home…',
    empty: 'plex.tv named nobody.',
    failed: 'The members could not be read just now.',
    tryAgain: 'Try again',
    nameless: 'Someone without a name',
    roles: {
      admin: 'Admin',
      guest: 'Guest',
      restricted: 'Managed',
      protected: 'PIN',
    },
    member: 'Member',
  },
} as const;

/** What is happening, in a few words. */
export function signInTitle(state: Exclude<SignInState, { readonly kind: 'idle' }>): string {
  const { titles, waiting } = signInWords.signingIn;
  return state.kind === 'waiting' ? waiting[state.strength] : titles[state.kind];
}
