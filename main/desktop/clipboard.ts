import { clipboard } from 'electron';
import type { InputProblem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';

/** Puts a text on the system's clipboard. */
export async function copyText(text: string): Promise<Result<undefined, InputProblem>> {
  try {
    await clipboard.writeText(text);
    return succeed(undefined);
  } catch {
    return fail(problem('internal')); // another program may hold it, and the system does not say more
  }
}
