import type { ChangeKind } from '../../../preload/contract/account/changes';
import * as icons from '../../components/icons';
import * as viewIcons from '../../components/view-icons';

/** The sign of each kind of change. */
export const CHANGE_ICONS: Readonly<Record<ChangeKind, icons.IconPath>> = {
  'plex-pass': icons.ticket,
  'remote-watch-pass': icons.ticket,
  plan: icons.ticket,
  'subscription-status': icons.ticket,
  'two-factor': icons.shield,
  'backup-codes': icons.shield,
  password: viewIcons.key,
  pin: icons.lock,
  email: icons.person,
  username: icons.person,
  home: icons.home,
  'home-size': icons.home,
  'home-admin': icons.home,
  guest: icons.home,
  restricted: icons.lock,
  'features-added': icons.ticket,
  'features-removed': icons.ticket,
  'unknown-attribute': icons.other,
  'device-added': icons.phone,
  'device-removed': icons.phone,
};
