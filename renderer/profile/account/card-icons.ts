import * as icons from '../../components/icons';
import type { CardId } from '../../lib/fields/cards';

/** The sign of each card, beside its title and in the list of cards. */
export const CARD_ICONS: Readonly<Record<CardId, icons.IconPath>> = {
  identity: icons.person,
  pass: icons.ticket,
  security: icons.shield,
  home: icons.home,
  privacy: icons.eye,
  session: icons.clock,
  other: icons.other,
};
