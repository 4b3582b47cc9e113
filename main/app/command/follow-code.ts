import type { Problem } from '../../../preload/contract/problem';
import type { SignInFlow } from '../../account/sign-in/sign-in-flow';
import { words } from '../../base/words';
import type { Spinner } from './spinner';

/** How a sign-in with a code has ended: it was canceled or is done, its time was up, or it failed. */
export type CodeEnd =
  { readonly kind: 'over' | 'expired' } | { readonly kind: 'failed'; readonly problem: Problem };

/** Tells a person at a terminal how a sign-in with a code goes, from its start to its end. */
export function followCode(
  flow: Pick<SignInFlow, 'onChange'>,
  screen: Pick<Spinner, 'say' | 'wait'>,
): Promise<CodeEnd> {
  let isUnderWay = false;
  let shown: string | null = null;
  return new Promise((settle) => {
    flow.onChange((state) => {
      const say = words().commands.signIn;
      switch (state.kind) {
        case 'creating':
          isUnderWay = true;
          screen.wait(words().shared.reading);
          return;
        case 'waiting':
          if (state.code !== shown) screen.say(say.code({ address: state.link, code: state.code }));
          shown = state.code;
          screen.wait(state.problem ? state.problem.message : say.waiting);
          return;
        case 'keeping':
          screen.wait(say.saving);
          return;
        case 'idle':
          if (isUnderWay) settle({ kind: 'over' });
          return;
        case 'other-account': // nobody's sign-in is renewed here
          settle({ kind: 'over' });
          return;
        case 'expired':
          settle({ kind: 'expired' });
          return;
        case 'failed':
          settle({ kind: 'failed', problem: state.problem });
          return;
        default:
          state satisfies never;
      }
    });
  });
}
