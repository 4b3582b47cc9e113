import type { NotificationText } from '../../account/reminders/announcements';
import { escapeMarkup } from '../../account/status';
import { shortened } from '../../base/shortened';

type Texts = Pick<NotificationText, 'title' | 'body'>;

/** How many characters systems show, or a little more: some cut without a sign that they did. */
const MAX_TITLE = 120;
const MAX_BODY = 480;

/**
 * The texts of a notification without what could upset or fool: no control characters, nothing that turns the direction of
 * what follows around, of sensible length, the title on one line.
 */
export function plainText({ title, body }: Texts): Texts {
  return {
    title: shortened(clean(title).replace(/\s+/g, ' ').trim(), MAX_TITLE),
    body: shortened(clean(body).trim(), MAX_BODY),
  };
}

/** The same for a daemon that reads bodies as markup. Titles are plain everywhere. */
export function markupText(notification: Texts): Texts {
  const { title, body } = plainText(notification);
  return { title, body: escapeMarkup(body) };
}

/** Line breaks stay; U+202A to U+202E and U+2066 to U+2069 embed, override and isolate directions of writing. */
function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu, '');
}
