import * as v from 'valibot';

const showPrivate = v.boolean();
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
});

export type Settings = Readonly<v.InferOutput<typeof Settings>>;

/** Some settings with their new values. */
export const SettingsChange = v.strictObject({
  showPrivate: v.exactOptional(showPrivate),
  sendTokenAs: v.exactOptional(sendTokenAs),
});

export type SettingsChange = Readonly<v.InferOutput<typeof SettingsChange>>;

export const DEFAULT_SETTINGS: Settings = v.parse(Settings, {});
