import type { Messages } from '#messages/types';
import type { Locale, Spoken } from '../../../preload/contract/language';
import { useWords } from './words.svelte';

/** Gets what a page says in a language. Files of its own are all it needs, so it can't fail. */
export type LoadWords = (language: Spoken) => Promise<Partial<Messages>>;

/** Has a page speak a language: the one that was asked for last. */
export class Speaker {
  readonly #load: LoadWords;
  readonly #mark: (locale: Locale) => void;
  #wanted: Locale | null = null;
  #loading: Promise<void> = Promise.resolve();

  /** @param mark tells the page itself which language it is in */
  constructor(load: LoadWords, mark: (locale: Locale) => void) {
    this.#load = load;
    this.#mark = mark;
  }

  /** Resolves when the page says all that was asked for so far. */
  get spoken(): Promise<void> {
    return this.#loading;
  }

  /** Speaks a language from now on. */
  speak(locale: Locale): Promise<void> {
    const isWanted = this.#wanted?.language === locale.language && this.#wanted.region === locale.region;
    if (!isWanted) {
      this.#wanted = locale;
      this.loadAgain();
    }
    return this.#loading;
  }

  /** Loads the words once more: the page says more than it did. */
  loadAgain(): void {
    if (this.#wanted) this.#loading = this.#use(this.#wanted);
  }

  async #use(locale: Locale): Promise<void> {
    const messages = await this.#load(locale.language);
    if (this.#wanted !== locale) return this.#loading; // it was changed again meanwhile
    useWords(locale, messages);
    this.#mark(locale);
  }
}
