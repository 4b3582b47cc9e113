import { parse } from 'valibot';
import { signedIn } from '../../../preload/contract/account/account-state';
import { glanceAt } from '../../../main/account/at-a-glance';
import { shown } from '../../../main/account/history/change-words';
import { recorded } from '../../../main/account/history/history';
import { formatHistory } from '../../../main/account/history/history-export';
import { formatStatus } from '../../../main/account/status';
import { readCommandLine } from '../../../main/app/command/line/command-line';
import { introduce } from '../../../main/plex/client-identity';
import { parseDevices, type Device } from '../../../main/plex/documents/devices';
import { parseHomeUsers } from '../../../main/plex/documents/home-users';
import { readHttpDate } from '../../../main/plex/http-date';
import { parseUser } from '../../../main/plex/documents/parse-user';
import { isPictureAddress, isSensiblePicture } from '../../../main/plex/documents/picture';
import { parsePin, parsePinCheck } from '../../../main/plex/documents/pin';
import { problemOfStatus } from '../../../main/plex/documents/plex-errors';
import { readRetryAfter } from '../../../main/plex/retry-after';
import { Token } from '../../../main/plex/token';
import { ReplySchema } from '../../../main/storage/files/sealed/reply-schema';
import { refusedSwitch } from '../../../main/app/command/line/switches';
import { healthOf } from '../../../preload/contract/account/health';
import { nextPassDate, passOf } from '../../../preload/contract/account/pass';
import { cut } from '../../../preload/contract/text';
import { initials } from '../../../renderer/lib/initials';
import { readPastedToken } from '../../../main/account/sign-in/pasted-token';
import { cardsOf, countRows } from '../../../renderer/lib/fields/rows';
import { searchCards } from '../../../renderer/lib/fields/search';
import { timelineOf } from '../../../renderer/lib/timeline';

const now = Date.parse('2026-01-01T00:00:00.000Z');
const clocks = { here: now, atPlex: now };
const SECRET = 'canary7Secret7Of7This7Run';
const plain = parseUser('<user id="1"><subscription><feature id="pass"/></subscription></user>');

/** Each border at which a text from outside comes in, with what Marquee does with it before a person sees it. */
const READERS = {
  account: readAccount,
  home: (text) => parseHomeUsers(text, [SECRET]),
  devices: (text) => readDevices(text),
  pin: (text) => [parsePin(text, clocks), parsePinCheck(text, '1', clocks)],
  error: (text) => problemOfStatus(422, text, text.slice(0, 100_000), now),
  header: (text) => [readRetryAfter(text, now), readHttpDate(text)],
  picture: (text) => [isPictureAddress(text), isSensiblePicture(Buffer.from(text, 'latin1'))],
  token: (text) => [Token.parse(text), readPastedToken(text)],
  argument: (text) => [readCommandLine([text, '--account', text], 'win32'), refusedSwitch([text], 'win32')],
  computer: (text) =>
    introduce({ clientIdentifier: '', version: '', platform: text, platformVersion: text, hostName: text }),
} as const satisfies Readonly<Record<string, (text: string) => unknown>>;

export type ReaderName = keyof typeof READERS;
export const READER_NAMES = Object.keys(READERS) as readonly ReaderName[];

/** Reads `text` as what comes in at one border. */
export function readAs(name: ReaderName, text: string): void {
  READERS[name](text);
}

/** All of a list of devices at once. */
export function readDevices(text: string): readonly Device[] | null {
  const work = parseDevices(text, [SECRET]);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The way of an account document: parsed, kept, compared, told, and laid out and searched on a page. */
function readAccount(text: string): void {
  const user = parseUser(text, [SECRET]);
  if (!user || !plain) return;
  const reply = { user, fetchedAt: new Date(now).toISOString() };
  parse(ReplySchema, JSON.parse(JSON.stringify(reply)));
  const account = { ...signedIn('keychain'), last: reply };
  for (const format of ['text', 'json', 'waybar'] as const) formatStatus(account, format, now);
  glanceAt({ account, nickname: null, unseen: 0, refreshMinutes: 15, remindDays: 7, now });
  nextPassDate(passOf(user), now);
  const before = { user: { ...plain, id: user.id ?? '1' }, fetchedAt: reply.fetchedAt };
  const history = recorded(recorded(null, null, before), before, reply);
  formatHistory(history, 'csv');
  timelineOf(shown(history).entries, 'x', true);
  healthOf({ user, devices: { new: 0, unused: 0 }, problem: null, remindDays: 7, now: Date.now() });
  initials(cut(user.title ?? '', 200));
  const cards = cardsOf(user);
  countRows(searchCards(cards, 'x', true));
}
