import * as v from 'valibot';
import type { Greeting } from '../../preload/contract/app/greetings';
import { Emitter } from '../base/emitter';
import type { StoredValue } from '../storage/files/stored-value';

/** What a person was told of Marquee itself. Kept between runs. */
export interface Told {
  /** The newest version whose news they know, or needn't: the one that was installed first; null before that is noted. */
  readonly version: string | null;
}

export const ToldSchema: v.GenericSchema<unknown, Told> = v.looseObject({ version: v.nullable(v.string()) });

/** Before Marquee ran for the first time. */
export const NOTHING_TOLD: Told = { version: null };

/** What the greetings need of the world. */
export interface GreetingsDeps {
  readonly told: Pick<StoredValue<Told>, 'value' | 'update'>;
  /** The version of this copy. */
  readonly version: string;
}

/** Tells a person once what is new after an update. Each greeting stays until they have closed it. */
export class Greetings {
  readonly #deps: GreetingsDeps;
  readonly #changed = new Emitter();
  #now: Greeting | null = null;

  /** Listens for a greeting that comes or goes. */
  readonly onChange = this.#changed.on;

  constructor(deps: GreetingsDeps) {
    this.#deps = deps;
  }

  /** What there is to tell; null when there is nothing. */
  get now(): Greeting | null {
    return this.#now;
  }

  /** Looks whether this is another version than the last one. A fresh installation has no news. */
  start(): void {
    const { told, version } = this.#deps;
    const known = told.value.version;
    if (known === null) this.#note({ version });
    else if (isNewer(version, known)) this.#become('whats-new');
  }

  /** A person has closed it. */
  dismiss(greeting: Greeting): void {
    if (this.#now !== greeting) return;
    this.#note({ version: this.#deps.version });
    this.#become(null);
  }

  /** Marquee stands as on its first day. */
  forget(): void {
    void this.#deps.told.update(() => ({ ...NOTHING_TOLD, version: this.#deps.version }));
    this.#become(null);
  }

  #note(news: Partial<Told>): void {
    void this.#deps.told.update((all) => ({ ...all, ...news })); // what could not be kept is told again
  }

  #become(greeting: Greeting | null): void {
    this.#now = greeting;
    this.#changed.emit();
  }
}

/** Whether a version such as `1.10.0` is newer than another: who went back to an older one needs no news of it. */
function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}
