import { Emitter } from '../base/emitter';
import type { Damage } from '../storage/files/file-writer';

/** What a person should know once, in words, until they have read it or it is over. */
export class Notices {
  readonly #added = new Emitter<string>();
  readonly #changed = new Emitter();
  #all: readonly string[] = [];

  /** Listens to each notice that is added. */
  readonly onAdd = this.#added.on;
  /** Listens for notices that are added or taken away. */
  readonly onChange = this.#changed.on;

  get all(): readonly string[] {
    return this.#all;
  }

  add(notice: string): void {
    if (this.#all.includes(notice)) return;
    this.#all = [...this.#all, notice];
    this.#added.emit(notice);
    this.#changed.emit();
  }

  dismiss(notice: string): void {
    this.#all = this.#all.filter((other) => other !== notice);
    this.#changed.emit();
  }
}

/** Tells a person that a file could not be used, and where it is now. */
export function damageInWords({ reason, setAside }: Damage, what: string, consequence: string): string {
  if (reason === 'closed') {
    return `${what} can’t be opened just now. ${consequence} The file stays as it is, and nothing is saved to it.`;
  }
  const where = setAside ? ` The file was set aside as ${setAside}.` : '';
  return `${what} could not be read. ${consequence}${where}`;
}
