import { isSpoken, directionOf, type Locale } from '../../../preload/contract/language';

/** The language that main opened a page in: it stands in the address, so that the page can load it at once. */
export function localeOfAddress(address: URL): Locale {
  const language = address.searchParams.get('language') ?? '';
  return { language: isSpoken(language) ? language : 'en', region: address.searchParams.get('region') };
}

/** Tells screen readers, hyphenation and style which language the page is in. */
export function markLanguage({ language }: Locale, root: HTMLElement): void {
  root.lang = language;
  root.dir = directionOf(language);
}
