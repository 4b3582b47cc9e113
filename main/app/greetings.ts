import * as v from 'valibot';
import type { Greeting } from '../../preload/contract/app/greetings';
import { Emitter } from '../base/emitter';
import type { StoredValue } from '../storage/files/stored-value';

/** What a person was told of Marquee itself. Kept between runs. */
export interface Told {
  /** The newest version whose news they know, or needn't: the one that was installed first; null before that is noted. */
  readonly version: string | null;
  /** Somebody has signed in before, and was told what there is to know then. */
  readonly isIntroduced: boolean;
  /** They have read why there is no tray icon, and closed that. */
  readonly knowsNoTray: boolean;
}

/** Checks what is read from `told.json`. What is missing there was not told yet. */
export const ToldSchema: v.GenericSchema<unknown, Told> = v.looseObject({
  version: v.optional(v.nullable(v.string()), null),
  isIntroduced: v.optional(v.boolean(), false),
  knowsNoTray: v.optional(v.boolean(), false),
});

/** Before Marquee ran for the first time. */
export const NOTHING_TOLD: Told = { version: null, isIntroduced: false, knowsNoTray: false };

/** What the greetings need of the world. */
export interface GreetingsDeps {
  readonly told: Pick<StoredValue<Told>, 'value' | 'update' | 'forget'>;
  /** The version of this copy. */
  readonly version: string;
}

/** Tells a person once what there is to know after the first sign-in, and what is new after an update. Each greeting stays until they have closed it. */
export class Greetings {
  readonly #deps: GreetingsDeps;
  readonly #changed = new Emitter();
  #now: Greeting | null = null;
  /** In the file, too, a moment later. */
  #isIntroduced = false;

  /** Listens for a greeting that comes or goes. */
  readonly onChange = this.#changed.on;

  constructor(deps: GreetingsDeps) {
    this.#deps = deps;
  }

  /** What there is to tell; null when there is nothing. */
  get now(): Greeting | null {
    return this.#now;
  }

  /**
   * Looks whether this is another version than the last one. A fresh installation has no news.
   * @param isSignedIn whether somebody is signed in already, who needs no introduction
   */
  start(isSignedIn: boolean): void {
    const { told, version } = this.#deps;
    const { version: known, isIntroduced } = told.value;
    this.#isIntroduced = isIntroduced;
    if (isSignedIn) this.#introduce();
    if (known === null) this.#note({ version });
    else if (known !== version && isNewer(version, known)) this.#become('whats-new');
  }

  /** Somebody is signed in. */
  meet(): void {
    if (this.#isIntroduced) return;
    this.#introduce();
    this.#become('first-run');
  }

  /** A person has closed it. */
  dismiss(greeting: Greeting): void {
    if (this.#now !== greeting) return;
    if (greeting === 'whats-new') this.#note({ version: this.#deps.version });
    this.#become(null);
  }

  /** Whether a person has read why there is no tray icon. */
  get knowsNoTray(): boolean {
    return this.#deps.told.value.knowsNoTray;
  }

  /** A person has read why there is no tray icon. */
  noteNoTray(): void {
    this.#note({ knowsNoTray: true });
  }

  /** Marquee stands as on its first day. */
  forget(): void {
    this.#isIntroduced = false;
    void this.#deps.told.forget(() => ({ ...NOTHING_TOLD, version: this.#deps.version }));
    this.#become(null);
  }

  #introduce(): void {
    if (this.#isIntroduced) return;
    this.#isIntroduced = true;
    this.#note({ isIntroduced: true });
  }

  #note(news: Partial<Told>): void {
    void this.#deps.told.update((all) => ({ ...all, ...news })); // what could not be kept is told again
  }

  #become(greeting: Greeting | null): void {
    this.#now = greeting;
    this.#changed.emit();
  }
}

/**
 * Whether a version such as `1.10.0` is newer than another: who went back to an older one needs no news of it. The first
 * comparison takes 6 ms.
 */
function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}
