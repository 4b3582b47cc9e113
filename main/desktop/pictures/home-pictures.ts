import { waitAtMost, type Clock } from '../../base/clock';
import type { HomeMember, HomeUser } from '../../../preload/contract/account/home';
import type { Pictures } from './pictures';

/** How long a list of names waits for its pictures, in milliseconds. */
const MAX_MS = 3_000;

/** Loads the pictures of a Home's members. One that does not come in time is left out. */
export function withPictures(
  members: readonly HomeUser[],
  pictures: Pictures,
  clock: Clock,
): Promise<readonly HomeMember[]> {
  return Promise.all(
    members.map(async (member) => {
      const loaded = member.thumb ? await waitAtMost(pictures.load(member.thumb), MAX_MS, clock) : null;
      return { ...member, picture: loaded ?? null };
    }),
  );
}
