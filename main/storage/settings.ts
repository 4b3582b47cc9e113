import * as v from 'valibot';

const showPrivate = v.boolean();
/** 5 minutes to a day; null when only a person asks. */
const refreshMinutes = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(24 * 60)));
const sendTokenAs = v.picklist(['header', 'query']);

/** What a person can set. */
export const Settings = v.object({
  /** E-mail, ids and the like are shown without asking. */
  showPrivate: v.optional(showPrivate, false),
  /**
   * How plex.tv gets the token: in the `X-Plex-Token` header, or in the address as its page documents it.
   * Addresses end up in the logs of proxies, so the header is what Marquee uses unless told otherwise.
   */
  sendTokenAs: v.optional(sendTokenAs, 'header'),
  /** Minutes between two readings, give or take a tenth; null reads only by hand. */
  refreshMinutes: v.optional(refreshMinutes, 15),
});

export type Settings = Readonly<v.InferOutput<typeof Settings>>;

/** Some settings with their new values. */
export const SettingsChange = v.strictObject({
  showPrivate: v.exactOptional(showPrivate),
  sendTokenAs: v.exactOptional(sendTokenAs),
  refreshMinutes: v.exactOptional(refreshMinutes),
});

export type SettingsChange = Readonly<v.InferOutput<typeof SettingsChange>>;

export const DEFAULT_SETTINGS: Settings = v.parse(Settings, {});
