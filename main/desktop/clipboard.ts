import { clipboard } from 'electron';
import type { InputProblem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';
import { words } from '../base/words';

/** Puts a text on the system's clipboard. */
export async function copyText(text: string): Promise<Result<undefined, InputProblem>> {
  try {
    await clipboard.writeText(text);
    return succeed(undefined);
  } catch {
    // Another program may hold it; the system does not say more.
    return fail(problem('internal', {}, () => words().problems.special.notCopied));
  }
}
