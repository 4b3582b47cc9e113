/** Hands values on to all who listen. Its owner emits, and offers `on` alone to others. */
export class Emitter<Value = void> {
  readonly #listeners: ((value: Value) => void)[] = [];

  /** Listens from now on, as long as the owner exists. */
  readonly on = (listener: (value: Value) => void): void => {
    this.#listeners.push(listener);
  };

  emit(value: Value): void {
    for (const listener of this.#listeners) listener(value);
  }
}
