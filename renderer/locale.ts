import { writingLocale } from './lib/format';

/** The locale in which this page writes dates, numbers and names. */
export const LOCALE = writingLocale(navigator.language);
