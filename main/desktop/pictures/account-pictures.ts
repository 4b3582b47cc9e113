import type { Account } from '../../account/account';
import { userOf } from '../../account/open-account';
import { Emitter } from '../../base/emitter';
import type { Pictures } from './pictures';

/** Which picture each account is shown with: the one that its newest reply names. */
export class AccountPictures {
  readonly #pictures: Pick<Pictures, 'load'>;
  /** Addresses for the pages, by the account's id. */
  readonly #shown = new Map<number, string>();
  readonly #changed = new Emitter();

  /** Listens for an account that is shown with another picture, or with none. */
  readonly onChange = this.#changed.on;

  constructor(pictures: Pick<Pictures, 'load'>) {
    this.#pictures = pictures;
  }

  /** Where the pages find an account's picture (`app://marquee/picture/…`); null shows initials. */
  of(id: number): string | null {
    return this.#shown.get(id) ?? null;
  }

  /** To be called at each new state of an account. Until a picture has come the one before is shown. */
  async follow({
    id,
    account,
  }: {
    readonly id: number;
    readonly account: Pick<Account, 'state'>;
  }): Promise<void> {
    const { state } = account;
    const address = userOf(state)?.thumb ?? null;
    const isReading = state.kind === 'signed-in' && state.reading;
    if (address !== null && isReading) return; // the answer may name another one
    const picture = address === null ? null : await this.#pictures.load(address);
    const isStillTheirs = (userOf(account.state)?.thumb ?? null) === address;
    if (isStillTheirs) this.#show(id, picture);
  }

  #show(id: number, picture: string | null): void {
    if (picture === this.of(id)) return;
    if (picture === null) this.#shown.delete(id);
    else this.#shown.set(id, picture);
    this.#changed.emit();
  }
}
