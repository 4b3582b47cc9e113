import type { Problem, ProblemKind, ProblemOf } from '../../preload/contract/problem';
import { problemFacts } from '../../preload/contract/problem-facts';
import { words } from './words';

/** The facts of a problem beside its kind and words. */
export interface ProblemDetails {
  readonly status?: number | null;
  readonly code?: number | string | null;
  readonly retryAt?: string | null;
}

/**
 * The words of a problem: `message` says what happened and what it means, `advice` what to do next. Neither ever quotes
 * the network, the keychain or a person's input, because any of those can hold a token.
 */
export interface ProblemWords {
  readonly message: string;
  readonly advice: string;
}

/**
 * Makes a problem of `kind`. It is worded whenever it is read: a person can change the language while it lasts.
 * @param special replaces the kind's own words where the caller knows more (a Home PIN is asked for, say)
 */
export function problem<Kind extends ProblemKind>(
  kind: Kind,
  details: ProblemDetails = {},
  special: () => Partial<ProblemWords> = () => ({}),
): ProblemOf<Kind> {
  return {
    kind,
    status: details.status ?? null,
    code: details.code ?? null,
    get message() {
      return special().message ?? words().problems[kind].message;
    },
    get advice() {
      return special().advice ?? words().problems[kind].advice;
    },
    retryAt: details.retryAt ?? null,
  };
}

/** What the command line says of a problem: what happened, what to do, and the facts that help to find out why. */
export function sentencesOf(it: Problem): readonly string[] {
  const facts = problemFacts(it, words().shared.problemFacts);
  return [it.message, it.advice, facts && words().commands.problemFacts({ facts })].filter(Boolean);
}
