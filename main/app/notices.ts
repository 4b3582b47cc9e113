import type { Section } from '../../preload/contract/app/sections';
import type { Problem } from '../../preload/contract/problem';
import type { Result } from '../../preload/contract/result';
import { Emitter } from '../base/emitter';
import { words } from '../base/words';
import type { Windows } from '../desktop/windows/windows';
import type { Damage } from '../storage/files/file-writer';

/**
 * A notice in words. It is worded whenever it is read: a person can change the language while it stands, or erase the file
 * that it names. Two may then have the same words.
 */
export type Notice = () => string;

interface Standing {
  /** Its words when they were read last: a page may still show them. */
  shown: string;
  readonly notice: Notice;
  readonly onDismiss: () => void;
}

/** What a person should know once, until they have read it or it is over. */
export class Notices {
  readonly #added = new Emitter<string>();
  readonly #changed = new Emitter();
  #all: readonly Standing[] = [];

  /** Listens to each notice that is added. */
  readonly onAdd = this.#added.on;
  /** Listens for notices that are added or taken away. */
  readonly onChange = this.#changed.on;

  get all(): readonly string[] {
    for (const standing of this.#all) standing.shown = standing.notice();
    return [...new Set(this.#all.map(({ shown }) => shown))];
  }

  /** @param onDismiss called when a person has read it and closed it */
  add(notice: Notice, onDismiss = (): void => undefined): void {
    const text = notice();
    if (this.all.includes(text)) return;
    this.#all = [...this.#all, { shown: text, notice, onDismiss }];
    this.#added.emit(text);
    this.#changed.emit();
  }

  /** A person has read it. */
  dismiss(text: string): void {
    const read = this.#all.filter(({ shown }) => shown === text);
    this.#all = this.#all.filter((standing) => !read.includes(standing));
    this.#changed.emit();
    for (const { onDismiss } of read) onDismiss();
  }

  /** It is over, whether or not anybody has read it. */
  withdraw(text: string): void {
    this.#all = this.#all.filter(({ notice }) => notice() !== text);
    this.#changed.emit();
  }
}

/** A problem as a notice: what happened, and what to do. */
export function problemInWords(problem: { readonly message: string; readonly advice: string }): Notice {
  return () => `${problem.message} ${problem.advice}`;
}

/** A menu has no place for words: what failed there is told in the window. */
export function tellInWindow(
  done: Result<undefined, Problem>,
  section: Section,
  { notices, windows }: { readonly notices: Notices; readonly windows: Windows },
): void {
  if (done.ok) return;
  notices.add(problemInWords(done.problem));
  windows.showProfile(section);
}

/** Which of Marquee's files could not be used. */
export type DamagedFile = 'settings' | 'record' | 'history';

/** Tells a person that a file could not be used, and where it is now. */
export function damageInWords({ reason, setAside }: Damage, file: DamagedFile): string {
  const damage = words().notices.damage;
  if (reason === 'closed') return damage[file].closed;
  return withSetAside(damage[file].unreadable, setAside);
}

/** Tells of a file that could not be used while Marquee ran and knew what had been in it. */
export function laterDamageInWords({ setAside }: Damage): string {
  return withSetAside(words().notices.damage.meanwhile, setAside);
}

function withSetAside(message: string, file: string | null): string {
  return file ? words().notices.damage.setAside({ message, file }) : message;
}
