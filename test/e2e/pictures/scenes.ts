import { demoAccount } from '../../../main/account/demo/demo';
import type { Section } from '../../../preload/contract/app/sections';
import type { MainAnswers } from './built-pages';
import { waiting } from '../parts/stage';
import { askForToken, meetMembers, openNews, press, type Act } from './acts';
import { amongThree, answersAbout, greetedWith, NOW, signedInAs, SIGNED_OUT } from './played-account';

/** What there is to draw. */
export interface Scene {
  readonly page: 'profile' | 'tray';
  readonly answers: MainAnswers;
  /** The part of the window that is asked for when it opens; the profile unless named. */
  readonly section?: Section;
  /** A selector of what is there last. */
  readonly whenThere: string;
  /** It goes on far below the window. */
  readonly isLong?: true;
  readonly act?: Act;
}

const WINDOW = { page: 'profile' } as const;
const POPOVER = { page: 'tray', whenThere: 'body[data-ready]' } as const;
const DIALOG = 'dialog[open]';

const plexPass = signedInAs('plex-pass');
const code = waiting('short', { expiresAt: new Date(NOW + 14.5 * 60_000).toISOString() });

/** Every page of the window, by the name of its pictures. */
export const PAGES: Readonly<Record<string, Scene>> = {
  profile: {
    ...WINDOW,
    answers: answersAbout(plexPass),
    whenThere: '[data-card=other]',
    act: meetMembers,
    isLong: true,
  },
  'profile-rejected': {
    ...WINDOW,
    answers: answersAbout(signedInAs('rejected'), amongThree()),
    whenThere: '[data-card=other]',
  },
  demo: { ...WINDOW, answers: answersAbout(demoAccount('free', NOW), {}, 'free'), whenThere: '[data-demo]' },
  trouble: {
    ...WINDOW,
    answers: answersAbout(signedInAs('keychain-locked', { last: null })),
    whenThere: '[data-problem=keychain-locked]',
  },
  history: { ...WINDOW, answers: answersAbout(plexPass), section: 'history', whenThere: '[data-change]' },
  devices: {
    ...WINDOW,
    answers: answersAbout(plexPass, {}, 'new-device'),
    section: 'devices',
    whenThere: '[data-device]',
  },
  settings: {
    ...WINDOW,
    answers: answersAbout(plexPass, amongThree()),
    section: 'settings',
    whenThere: '#about',
    isLong: true,
  },
  'first-run': {
    ...WINDOW,
    answers: answersAbout(plexPass, greetedWith('first-run')),
    whenThere: '[data-greeting=first-run]',
  },
  welcome: {
    ...WINDOW,
    answers: answersAbout(SIGNED_OUT),
    whenThere: '[data-view=welcome]',
    act: askForToken,
  },
  'sign-in-code': {
    ...WINDOW,
    answers: answersAbout(SIGNED_OUT, { signIn: code }),
    whenThere: '[data-code]',
  },
};

/** What stands on a page and is looked at alone. */
export const DIALOGS: Readonly<Record<string, Scene>> = {
  shortcuts: { ...WINDOW, answers: answersAbout(plexPass), section: 'shortcuts', whenThere: DIALOG },
  'sign-out': { ...WINDOW, answers: answersAbout(plexPass), section: 'sign-out', whenThere: DIALOG },
  export: {
    ...WINDOW,
    answers: answersAbout(plexPass),
    section: 'settings',
    whenThere: '#about',
    act: press('Export…'),
  },
  'whats-new': {
    ...WINDOW,
    answers: answersAbout(plexPass, greetedWith('whats-new')),
    whenThere: '[data-greeting=whats-new]',
    act: openNews,
  },
  'remove-device': {
    ...WINDOW,
    answers: answersAbout(plexPass, {}, 'new-device'),
    section: 'devices',
    whenThere: '[data-device]',
    act: press('Remove Demo Phone'),
  },
};

/** The popover in its main states. */
export const POPOVERS: Readonly<Record<string, Scene>> = {
  'plex-pass': { ...POPOVER, answers: answersAbout(plexPass, amongThree()) },
  'ending-pass': { ...POPOVER, answers: answersAbout(signedInAs('ending-pass')) },
  rejected: { ...POPOVER, answers: answersAbout(signedInAs('rejected')) },
  'keychain-locked': { ...POPOVER, answers: answersAbout(signedInAs('keychain-locked')) },
  'signed-out': { ...POPOVER, answers: answersAbout(SIGNED_OUT) },
};
