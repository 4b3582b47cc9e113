import type { Account } from '../../account/account';
import type { AccountState } from '../../../preload/contract/account-state';
import type { Pictures } from './pictures';

/** Sees to it that the account is shown with the picture that its newest reply names. */
export class AccountPicture {
  readonly #pictures: () => Pictures;
  readonly #account: Pick<Account, 'state' | 'showPicture'>;

  constructor(pictures: () => Pictures, account: Pick<Account, 'state' | 'showPicture'>) {
    this.#pictures = pictures;
    this.#account = account;
  }

  /** To be called at each new state. */
  follow(state: AccountState): void {
    if (state.kind === 'signed-in' && !state.reading) void this.#load(state.picture);
  }

  async #load(shown: string | null): Promise<void> {
    const address = this.#address();
    const loaded = address === null ? null : await this.#pictures().load(address);
    const isStillTheirs = this.#account.state.kind === 'signed-in' && this.#address() === address;
    if (isStillTheirs && loaded !== shown) this.#account.showPicture(loaded);
  }

  #address(): string | null {
    const { state } = this.#account;
    return state.kind === 'signed-in' ? (state.last?.user.thumb ?? null) : null;
  }
}
