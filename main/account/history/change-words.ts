import type { Change, ChangeKind, ShownHistory } from '../../../preload/contract/account/changes';
import type { History } from './history';

/** What each change is called: by the new value of a flag, or by how many things are in its list. */
const TITLES: Readonly<Record<ChangeKind, (isSet: boolean, count: number) => string>> = {
  'plex-pass': (isSet) => (isSet ? 'Plex Pass began' : 'Plex Pass ended'),
  'remote-watch-pass': (isSet) => (isSet ? 'Remote Watch Pass began' : 'Remote Watch Pass ended'),
  plan: () => 'The plan changed',
  'subscription-status': () => 'The status of the subscription changed',
  'two-factor': () => 'Two-factor authentication was turned off',
  'backup-codes': () => 'The backup codes are gone',
  password: () => 'The password was removed',
  pin: () => 'The PIN was removed',
  email: () => 'The e-mail address changed',
  username: () => 'The username changed',
  home: (isSet) => (isSet ? 'Plex Home was turned on' : 'Plex Home was turned off'),
  'home-size': () => 'The number of people in the Home changed',
  'home-admin': (isSet) => (isSet ? 'You became admin of the Home' : 'You are no longer admin of the Home'),
  guest: (isSet) => (isSet ? 'You became a guest in the Home' : 'You are no longer a guest in the Home'),
  restricted: (isSet) => (isSet ? 'The account was restricted' : 'The restrictions were lifted'),
  'features-added': (_, count) => (count === 1 ? '1 feature added' : `${count} features added`),
  'features-removed': (_, count) => (count === 1 ? '1 feature removed' : `${count} features removed`),
  'unknown-attribute': (_, count) =>
    count === 1
      ? 'Plex sends something that Marquee does not know'
      : `Plex sends ${count} things that Marquee does not know`,
  'device-added': (_, count) =>
    count === 1
      ? 'A new device signed in to your Plex account'
      : `${count} new devices signed in to your Plex account`,
  'device-removed': (_, count) => (count === 1 ? 'A device was removed' : `${count} devices were removed`),
};

/** Gives each change its name. */
export function shown({ since, entries }: History): ShownHistory {
  return { since, entries: entries.map((entry) => ({ ...entry, title: titleOf(entry) })) };
}

/** What a change is called. It holds no value of the account, since it may stand on a locked screen. */
export function titleOf({ kind, before, after }: Change): string {
  const ids = [before, after].flatMap((value) => (typeof value === 'string' || value === null ? [] : value));
  return TITLES[kind](after === 'true', ids.length);
}
