import type { ChangeKind } from '../../preload/contract';
import type { IconName } from '../components/icons';

/** The sign of each kind of change. */
export const CHANGE_ICONS: Readonly<Record<ChangeKind, IconName>> = {
  'plex-pass': 'ticket',
  plan: 'ticket',
  'subscription-status': 'ticket',
  'two-factor': 'shield',
  'backup-codes': 'shield',
  password: 'key',
  pin: 'lock',
  email: 'person',
  username: 'person',
  home: 'home',
  'home-size': 'home',
  'home-admin': 'home',
  guest: 'home',
  restricted: 'lock',
  'features-added': 'ticket',
  'features-removed': 'ticket',
  'unknown-attribute': 'other',
};
