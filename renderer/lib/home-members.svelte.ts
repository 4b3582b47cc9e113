import { nameOf } from '../../preload/contract/account/names';
import type { HomeMember } from '../../preload/contract/account/home';
import type { Problem } from '../../preload/contract/problem';
import type { Bridge } from '../../preload/contract/calls';

/** A member of the Plex Home, ready to be drawn. */
export interface Member {
  /** Null when there is no name but an e-mail address, which stays hidden. */
  readonly name: string | null;
  /** Where the picture can be had; null shows initials. */
  readonly picture: string | null;
  /** What sets the member apart; empty for most. */
  readonly roles: readonly Role[];
}

/** What a member can be beside a member. */
export type Role = 'admin' | 'guest' | 'restricted' | 'protected';

/** How far the list of members has come. */
export type MembersState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'members'; readonly members: readonly Member[] };

/** The members of the Home of the account that is shown, asked for when somebody looks at them. */
export class HomeMembers {
  readonly #bridge: Pick<Bridge, 'getHomeUsers'>;
  #state = $state.raw<MembersState>({ kind: 'loading' });
  #askedFor: string | null = null;

  constructor(bridge: Pick<Bridge, 'getHomeUsers'>) {
    this.#bridge = bridge;
  }

  get state(): MembersState {
    return this.#state;
  }

  /**
   * Asks once for each reading of the account; again only after a failure. The members that are known stay meanwhile.
   * @param fetchedAt the reading to which the members belong
   */
  async load(fetchedAt: string): Promise<void> {
    if (this.#askedFor === fetchedAt) return;
    this.#askedFor = fetchedAt;
    if (this.#state.kind === 'failed') this.#state = { kind: 'loading' };
    const result = await this.#bridge.getHomeUsers();
    if (this.#askedFor !== fetchedAt) return; // a later reading asked for its own
    if (!result.ok) this.#askedFor = null;
    this.#state = result.ok
      ? { kind: 'members', members: result.value.map(memberOf) }
      : { kind: 'failed', problem: result.problem };
  }
}

const ROLES: readonly Role[] = ['admin', 'guest', 'restricted', 'protected'];

function memberOf(user: HomeMember): Member {
  return {
    name: nameOf(user),
    picture: user.picture,
    roles: ROLES.filter((role) => user[role] === true),
  };
}
