/** A state outside of the components, as the popover's store is. */
export class Count {
  #value = $state.raw(0);

  get value(): number {
    return this.#value;
  }

  set(value: number): void {
    this.#value = value;
  }
}
