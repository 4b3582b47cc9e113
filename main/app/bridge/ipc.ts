import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import type { Problem } from '../../../preload/contract/problem';
import { fail, type Result } from '../../../preload/contract/result';
import { calls, type ArgumentOf, type CallName, type ValueOf } from '../../../preload/contract/calls';
import { limitCalls } from './call-limits';
import { systemClock } from '../../base/clock';
import { problem } from '../../base/problems';

/** What answers one call: how its argument is read from `unknown`, and what is done with it. */
export interface Handler<Argument, Value> {
  readonly argument: v.GenericSchema<unknown, Argument>;
  readonly run: (argument: Argument) => Result<Value, Problem> | Promise<Result<Value, Problem>>;
}

/** One handler for every call of the contract: leaving one out does not compile. */
export type Handlers = { readonly [Name in CallName]: Handler<ArgumentOf<Name>, ValueOf<Name>> };

/**
 * Binds the contract to its handlers. A call goes: is the sender one of our pages, is the argument what the
 * contract says, is it within its limit, run, and whatever is thrown becomes a problem. The answer is always a Result.
 * @param handlers calls that come before they are there wait for them
 * @param isOurPage whether a call comes from the top frame of one of Marquee's own pages
 */
export function bindContract(
  handlers: Promise<Handlers>,
  isOurPage: (event: IpcMainInvokeEvent) => boolean,
): void {
  const limit = limitCalls(systemClock);
  const started = handlers.catch(() => null); // whoever starts tells why they never come
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(name, async (event, argument: unknown) => {
      if (!isOurPage(event)) return fail(problem('invalid-call'));
      const handler = (await started)?.[name];
      return handler ? answer(handler, argument, (run) => limit(name, run)) : fail(problem('internal'));
    });
  }
}

/** A handler of which only this is known: what its schema lets through is what it runs on. */
interface AnyHandler {
  readonly argument: v.GenericSchema;
  readonly run: (argument: never) => unknown;
}

async function answer(
  { argument, run }: AnyHandler,
  sent: unknown,
  limit: (run: () => unknown) => Promise<unknown> | null,
): Promise<unknown> {
  const read = v.safeParse(argument, sent);
  if (!read.success) return fail(problem('invalid-call'));
  try {
    return (await limit(() => run(read.output as never))) ?? fail(problem('too-often'));
  } catch {
    return fail(problem('internal')); // what was thrown may quote a secret
  }
}
