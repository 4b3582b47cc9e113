import type { Messages } from '#messages/types';
import { createFormat, writingLocale, type Format } from '../../../preload/contract/format';
import type { Locale } from '../../../preload/contract/language';
import { createShortFormat, type ShortFormat } from '../../../preload/contract/short-format';

let inUse = $state.raw<Partial<Messages> & { readonly locale?: string }>({});

/**
 * Says these from now on, beside what is said already: each page loads what it needs. All that is drawn follows, so a
 * language can change under an open page.
 */
export function useWords(locale: Locale, messages: Partial<Messages>): void {
  inUse = { ...inUse, ...messages, locale: writingLocale(locale.language, locale.region) };
}

/** What both pages say. */
export const sharedWords = (): Messages['shared'] => loaded('shared');

/** What the profile window begins with. */
export const words = (): Messages['profile'] => loaded('profile');

/** What the views say that the profile window loads later: settings, history, devices and the ways to sign in. */
export const viewWords = (): Messages['views'] => loaded('views');

/** What the popover says. */
export const popoverWords = (): Messages['popover'] => loaded('popover');

// Only what a page writes with is made, and only that is built into it.
const longFormat = $derived(createFormat(loaded('locale'), sharedWords().time));
const ownShortFormat = $derived(createShortFormat(loaded('locale'), sharedWords().time));

/** Writes dates and numbers as the person's region does. */
export const format = (): Format => longFormat;

/** The same for the popover, which writes less. */
export const shortFormat = (): ShortFormat => ownShortFormat;

function loaded<Name extends keyof typeof inUse>(name: Name): NonNullable<(typeof inUse)[Name]> {
  const part = inUse[name];
  if (part === undefined) throw new Error(`${name} was not loaded before it was said.`);
  return part;
}
