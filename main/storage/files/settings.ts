import * as v from 'valibot';
import { LANGUAGES } from '#messages/languages';
import { NOTIFICATION_KINDS } from '../../../preload/contract/app/notifications';
import { DEFAULT_SETTINGS, type Settings, type SettingsChange } from '../../../preload/contract/app/settings';

const showPrivate = v.boolean();
const sendTokenAs = v.picklist(['header', 'query']);
/** 5 minutes to a day; null when only a person asks. */
const refreshMinutes = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(24 * 60)));
const onClose = v.picklist(['ask', 'tray', 'quit']);
const mutedNotices = v.array(v.picklist(NOTIFICATION_KINDS));
/** One day to two months. */
const remindDays = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60));
const downloadUpdates = v.boolean();
const watchDevices = v.boolean();
const language = v.picklist(['system', ...LANGUAGES]);

/** Checks a settings file. What a later version of Marquee has added to it stays there, for when that one runs again. */
export const SettingsSchema: v.GenericSchema<unknown, Settings> = v.looseObject({
  showPrivate: v.optional(showPrivate, DEFAULT_SETTINGS.showPrivate),
  sendTokenAs: v.optional(sendTokenAs, DEFAULT_SETTINGS.sendTokenAs),
  refreshMinutes: v.optional(refreshMinutes, DEFAULT_SETTINGS.refreshMinutes),
  onClose: v.optional(onClose, DEFAULT_SETTINGS.onClose),
  mutedNotices: v.optional(mutedNotices, [...DEFAULT_SETTINGS.mutedNotices]),
  remindDays: v.optional(remindDays, DEFAULT_SETTINGS.remindDays),
  downloadUpdates: v.optional(downloadUpdates, DEFAULT_SETTINGS.downloadUpdates),
  watchDevices: v.optional(watchDevices, DEFAULT_SETTINGS.watchDevices),
  // A later version may speak more languages: its choice is no damage.
  language: v.fallback(v.optional(language, DEFAULT_SETTINGS.language), DEFAULT_SETTINGS.language),
});

/** Checks some settings with their new values, which a page asks for. */
export const SettingsChangeSchema: v.GenericSchema<unknown, SettingsChange> = v.strictObject({
  showPrivate: v.exactOptional(showPrivate),
  sendTokenAs: v.exactOptional(sendTokenAs),
  refreshMinutes: v.exactOptional(refreshMinutes),
  onClose: v.exactOptional(onClose),
  mutedNotices: v.exactOptional(mutedNotices),
  remindDays: v.exactOptional(remindDays),
  downloadUpdates: v.exactOptional(downloadUpdates),
  watchDevices: v.exactOptional(watchDevices),
  language: v.exactOptional(language),
} satisfies Readonly<Record<keyof Settings, unknown>>);
