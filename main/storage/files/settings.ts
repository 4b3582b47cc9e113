import * as v from 'valibot';
import { NOTICE_KINDS } from '../../account/reminders/announcements';

const showPrivate = v.boolean();
/** 5 minutes to a day; null when only a person asks. */
const refreshMinutes = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(24 * 60)));
const sendTokenAs = v.picklist(['header', 'query']);
const onClose = v.picklist(['ask', 'tray', 'quit']);
const mutedNotices = v.array(v.picklist(NOTICE_KINDS));
const downloadUpdates = v.boolean();
/** One day to two months. */
const remindDays = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60));

const Known = v.object({
  /** E-mail, ids and the like are shown without asking. */
  showPrivate: v.optional(showPrivate, false),
  /**
   * How plex.tv gets the token: in the `X-Plex-Token` header, or in the address as its page documents it.
   * Addresses end up in the logs of proxies, so the header is what Marquee uses unless told otherwise.
   */
  sendTokenAs: v.optional(sendTokenAs, 'header'),
  /** Minutes between two readings, give or take a tenth; null reads only by hand. */
  refreshMinutes: v.optional(refreshMinutes, 15),
  /** What closing the window does where there is a tray: Marquee stays there, quits, or asks. */
  onClose: v.optional(onClose, 'ask'),
  /** The kinds of notification that are switched off. Plex changes features often, and few people mind. */
  mutedNotices: v.optional(mutedNotices, ['features']),
  /** Days before a subscription renews or ends on which to remind of it. */
  remindDays: v.optional(remindDays, 7),
  /** Newer versions are downloaded without asking; they are installed when Marquee quits. */
  downloadUpdates: v.optional(downloadUpdates, false),
});

/** What a person can set. */
export type Settings = Readonly<v.InferOutput<typeof Known>>;

/** Checks a settings file. What a later version of Marquee has added to it stays there, for when that one runs again. */
export const Settings: v.GenericSchema<unknown, Settings> = v.looseObject(Known.entries);

/** Some settings with their new values. */
export const SettingsChange = v.strictObject({
  showPrivate: v.exactOptional(showPrivate),
  sendTokenAs: v.exactOptional(sendTokenAs),
  refreshMinutes: v.exactOptional(refreshMinutes),
  onClose: v.exactOptional(onClose),
  mutedNotices: v.exactOptional(mutedNotices),
  remindDays: v.exactOptional(remindDays),
  downloadUpdates: v.exactOptional(downloadUpdates),
});

export type SettingsChange = Readonly<v.InferOutput<typeof SettingsChange>>;

export const DEFAULT_SETTINGS: Settings = v.parse(Settings, {});
