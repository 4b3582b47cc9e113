import * as v from 'valibot';
import { LANGUAGES } from '#messages/languages';
import { NOTIFICATION_KINDS } from '../../../preload/contract/app/notifications';
import {
  DEFAULT_SETTINGS,
  THEMES,
  TRAY_ICONS,
  type Settings,
  type SettingsChange,
} from '../../../preload/contract/app/settings';

/** What each setting may be. */
const VALUES = {
  showPrivate: v.boolean(),
  sendTokenAs: v.picklist(['header', 'query']),
  /** 5 minutes to a day; null when only a person asks. */
  refreshMinutes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(24 * 60))),
  onClose: v.picklist(['ask', 'tray', 'quit']),
  mutedNotices: v.array(v.picklist(NOTIFICATION_KINDS)),
  /** One day to two months. */
  remindDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  downloadUpdates: v.boolean(),
  watchDevices: v.boolean(),
  language: v.picklist(['system', ...LANGUAGES]),
  theme: v.picklist(THEMES),
  trayIcon: v.picklist(TRAY_ICONS),
} as const satisfies Readonly<Record<keyof Settings, v.GenericSchema>>;

/** Checks a settings file. What a later version of Marquee has added to it stays there, for when that one runs again. */
export const SettingsSchema: v.GenericSchema<unknown, Settings> = v.looseObject({
  showPrivate: v.optional(VALUES.showPrivate, DEFAULT_SETTINGS.showPrivate),
  sendTokenAs: v.optional(VALUES.sendTokenAs, DEFAULT_SETTINGS.sendTokenAs),
  refreshMinutes: v.optional(VALUES.refreshMinutes, DEFAULT_SETTINGS.refreshMinutes),
  onClose: v.optional(VALUES.onClose, DEFAULT_SETTINGS.onClose),
  mutedNotices: v.optional(VALUES.mutedNotices, [...DEFAULT_SETTINGS.mutedNotices]),
  remindDays: v.optional(VALUES.remindDays, DEFAULT_SETTINGS.remindDays),
  downloadUpdates: v.optional(VALUES.downloadUpdates, DEFAULT_SETTINGS.downloadUpdates),
  watchDevices: v.optional(VALUES.watchDevices, DEFAULT_SETTINGS.watchDevices),
  // A later version may speak more languages and have more colors and icons: its choice is no damage.
  language: v.fallback(v.optional(VALUES.language, DEFAULT_SETTINGS.language), DEFAULT_SETTINGS.language),
  theme: v.fallback(v.optional(VALUES.theme, DEFAULT_SETTINGS.theme), DEFAULT_SETTINGS.theme),
  trayIcon: v.fallback(v.optional(VALUES.trayIcon, DEFAULT_SETTINGS.trayIcon), DEFAULT_SETTINGS.trayIcon),
});

/** Checks some settings with their new values, which a page asks for. */
export const SettingsChangeSchema: v.GenericSchema<unknown, SettingsChange> = v.strictObject({
  showPrivate: v.exactOptional(VALUES.showPrivate),
  sendTokenAs: v.exactOptional(VALUES.sendTokenAs),
  refreshMinutes: v.exactOptional(VALUES.refreshMinutes),
  onClose: v.exactOptional(VALUES.onClose),
  mutedNotices: v.exactOptional(VALUES.mutedNotices),
  remindDays: v.exactOptional(VALUES.remindDays),
  downloadUpdates: v.exactOptional(VALUES.downloadUpdates),
  watchDevices: v.exactOptional(VALUES.watchDevices),
  language: v.exactOptional(VALUES.language),
  theme: v.exactOptional(VALUES.theme),
  trayIcon: v.exactOptional(VALUES.trayIcon),
} satisfies Readonly<Record<keyof Settings, unknown>>);
