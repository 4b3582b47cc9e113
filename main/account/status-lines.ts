import { problemOfAccount, type AccountState } from '../../preload/contract/account/account-state';
import type { Problem } from '../../preload/contract/problem';
import { securityOf } from '../../preload/contract/account/health';
import { nameOrEmailOf } from '../../preload/contract/account/names';
import { isPassUrgent, passOf } from '../../preload/contract/account/pass';
import type { User } from '../../preload/contract/account/user';
import { oneLine } from '../../preload/contract/text';
import { sentencesOf } from '../base/problems';
import { format, words } from '../base/words';
import { passInWords } from './at-a-glance';
import { userOf } from './open-account';

/** What a line tells: a name, good news, what to look at, what went wrong, what comes last, or none of these. */
export type Tone = 'name' | 'good' | 'warning' | 'bad' | 'quiet' | 'plain';

/** A line of a status. */
export interface StatusLine {
  readonly text: string;
  readonly tone: Tone;
}

/**
 * How accounts stand, a line for each fact: subscription, security, age, problem. Of several accounts each line begins with
 * the name, so that one line alone tells whose it is, and an empty line lies between two.
 * @param now milliseconds since the epoch
 * @param remindDays days before a subscription renews or ends from which on that is near
 */
export function statusLines(
  all: readonly AccountState[],
  now: number,
  remindDays: number,
): readonly StatusLine[] {
  const [only] = all;
  if (only && all.length === 1) {
    const user = userOf(only);
    const facts = factsOf(only, now, remindDays);
    return user ? [{ text: nameOfUser(user), tone: 'name' }, ...facts] : facts;
  }
  const blocks = all.map((state) =>
    factsOf(state, now, remindDays).map((line) => ({ ...line, text: ofAccount(state, line.text) })),
  );
  return blocks.flatMap((block, index) =>
    index === 0 ? block : [{ text: '', tone: 'plain' as const }, ...block],
  );
}

/** What the command line calls an account. */
export function nameInStatus(state: AccountState): string {
  return nameOfUser(userOf(state));
}

function factsOf(state: AccountState, now: number, remindDays: number): readonly StatusLine[] {
  const problem = problemOfAccount(state);
  const last = state.kind === 'signed-in' ? state.last : null;
  const trouble: readonly StatusLine[] = problem
    ? [{ text: sentencesOf(problem).join(' '), tone: 'bad' }]
    : [];
  if (!last) return problem ? trouble : [{ text: words().commands.signedOut, tone: 'warning' }];
  const updated = words().commands.updated({ age: format().ageOfPast(last.fetchedAt, now) });
  return [
    passLine(last.user, now, remindDays),
    ...securityLines(last.user, problem),
    { text: updated, tone: 'quiet' },
    ...trouble,
  ];
}

function passLine(user: User, now: number, remindDays: number): StatusLine {
  const pass = passOf(user);
  return {
    text: passInWords(pass, now),
    tone: isPassUrgent(pass, now, remindDays) ? 'warning' : 'plain',
  };
}

/** A line for each thing to do, else one. */
function securityLines(user: User, problem: Problem | null): readonly StatusLine[] {
  const security = securityOf(user, problem);
  const say = words().commands.security;
  switch (security.kind) {
    case 'advice':
      return security.advice.map((one) => ({
        text: say.advice({ advice: words().shared.adviceTitles[one] }),
        tone: 'warning',
      }));
    case 'good':
      return [{ text: say.good, tone: 'good' }];
    case 'managed':
      return [{ text: say.managed, tone: 'plain' }];
    case 'outdated':
    case 'unknown':
      return [{ text: say.unknown, tone: 'plain' }];
    default:
      return security satisfies never;
  }
}

function ofAccount(state: AccountState, line: string): string {
  return words().commands.ofAccount({ name: nameInStatus(state), line });
}

function nameOfUser(user: User | null): string {
  return oneLine((user && nameOrEmailOf(user)) ?? words().plexAccount);
}
