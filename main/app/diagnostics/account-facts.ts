import { problemOfAccount, type SignedIn } from '../../../preload/contract/account/account-state';
import { passOf, type Pass } from '../../../preload/contract/account/pass';
import type { Problem, ProblemKind } from '../../../preload/contract/problem';
import type { OpenAccount } from '../../account/open-account';
import { statusStateOf, type StatusState } from '../../account/status';

/** What is told of a problem: none of its words, which name files and programs. */
export interface ProblemFacts {
  readonly kind: ProblemKind;
  /** The HTTP status of plex.tv's answer. */
  readonly status: number | null;
  /** A number, or the name of an error as systems have them. */
  readonly code: number | string | null;
  readonly retryAt: string | null;
}

/** What is told of an account: how it stands and when it is read, and nothing of whose it is. */
export interface AccountFacts {
  readonly state: StatusState;
  readonly kept: SignedIn['kept'] | null;
  readonly origin: SignedIn['origin'] | null;
  readonly reading: boolean;
  readonly fetchedAt: string | null;
  readonly nextReadAt: string | null;
  readonly problem: ProblemFacts | null;
  readonly pass: Pick<Pass, 'kind' | 'state'> | null;
  /** How much of the reply could not be read, and how much of it Marquee does not know. */
  readonly reply: { readonly oddities: number; readonly unknown: number } | null;
  readonly history: { readonly entries: number } | null;
  readonly devices: {
    readonly count: number | null;
    readonly nextReadAt: string | null;
    readonly problem: ProblemFacts | null;
  };
}

/** Picks what may be told of an account: each fact by its name, so that a new field of plex.tv can't slip in. */
export function accountFacts({ account, history, devices }: OpenAccount): AccountFacts {
  const { state } = account;
  const signedIn = state.kind === 'signed-in' ? state : null;
  const user = signedIn?.last?.user ?? null;
  const { known, nextReadAt, problem } = devices.state;
  return {
    state: statusStateOf(state),
    kept: signedIn?.kept ?? null,
    origin: signedIn?.origin ?? null,
    reading: signedIn?.reading ?? false,
    fetchedAt: signedIn?.last?.fetchedAt ?? null,
    nextReadAt: signedIn?.nextReadAt ?? null,
    problem: problemFacts(problemOfAccount(state)),
    pass: user && passFacts(passOf(user)),
    reply: user && { oddities: user.oddities.length, unknown: Object.keys(user.extra).length },
    history: history.current && { entries: history.current.entries.length },
    devices: { count: known?.devices.length ?? null, nextReadAt, problem: problemFacts(problem) },
  };
}

/** Error codes are numbers or named in capitals: `ERR_TIMED_OUT`. Anything else is not repeated. */
const ERROR_CODE = /^[A-Z][A-Z_]{1,60}$/;

/** Picks what may be told of a problem. */
export function problemFacts(problem: Problem | null): ProblemFacts | null {
  if (problem === null) return null;
  const { kind, status, code, retryAt } = problem;
  const isNamed = typeof code === 'number' || (typeof code === 'string' && ERROR_CODE.test(code));
  return { kind, status, code: isNamed ? code : null, retryAt };
}

function passFacts({ kind, state }: Pass): AccountFacts['pass'] {
  return { kind, state };
}
