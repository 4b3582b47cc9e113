import type { IconName } from '../components/icons';
import type { CardId } from '../lib/cards';

/** The sign of each card, beside its title and in the list of cards. */
export const CARD_ICONS: Readonly<Record<CardId, IconName>> = {
  identity: 'person',
  pass: 'ticket',
  security: 'shield',
  home: 'home',
  privacy: 'eye',
  session: 'clock',
  other: 'other',
};
