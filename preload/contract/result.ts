/** How everything that can fail answers: a value or a typed failure, never an exception. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: E };

/** A success that carries `value`. */
export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failure that carries the problem to show. */
export function fail<E>(problem: E): { readonly ok: false; readonly problem: E } {
  return { ok: false, problem };
}

/** The problem of a failure; null for a success. */
export function problemOf<E>(result: Result<unknown, E>): E | null {
  return result.ok ? null : result.problem;
}
