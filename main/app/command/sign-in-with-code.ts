import type { Settings } from '../../../preload/contract/app/settings';
import { fail, succeed } from '../../../preload/contract/result';
import { EXIT_CODES } from '../../account/status';
import { systemClock } from '../../base/clock';
import { followed, print } from '../../base/print';
import { words } from '../../base/words';
import type { StoredValue } from '../../storage/files/stored-value';
import { createSignIn } from '../sign-in-part';
import { close, open } from './command-services';
import { followCode } from './follow-code';
import { LiveText } from './live-text';
import { report, tellWaiting } from './report';
import { Spinner } from './spinner';

/** What shells tell of a program that Ctrl+C has ended: 128, and the number of SIGINT. */
const INTERRUPTED = 130;

/**
 * Signs in with a code of four characters that a person types at plex.tv/link. Ctrl+C cancels: a token that plex.tv has given
 * meanwhile is ended there. Returns the exit code.
 */
export async function signInWithCode(settings: StoredValue<Settings>): Promise<number> {
  const services = await open(settings);
  const screen = new LiveText(followed(process.stderr), process.env['TERM']);
  const spinner = new Spinner(screen, systemClock);
  const run: { isKept: boolean; canceled: Promise<void> | null } = { isKept: false, canceled: null };
  const flow = createSignIn({
    ...services,
    async signIn(token, wish, signal) {
      const taken = await services.accounts.signIn(token, { ...wish, onWaiting: tellWaiting }, signal);
      run.isKept = taken.ok && taken.value.kind === 'kept';
      return taken;
    },
  });
  const cancel = (): void => {
    run.canceled ??= flow.cancel();
  };
  process.on('SIGINT', cancel);
  process.on('SIGCONT', () => screen.leave());
  const ended = followCode(flow, spinner);
  await flow.start('short', null);
  const end = await ended;
  spinner.stop();
  await (run.canceled ?? flow.cancel()); // a token that could not be kept is held for a window to go on with
  process.off('SIGINT', cancel);
  await close(services);
  if (run.isKept) return report(succeed(undefined), words().commands.signIn.done);
  switch (end.kind) {
    case 'failed':
      return report(fail(end.problem), '');
    case 'expired':
      await print(process.stderr, words().commands.signIn.expired);
      return EXIT_CODES['signed-out'];
    case 'over':
      await print(process.stderr, words().commands.signIn.canceled);
      return INTERRUPTED;
    default:
      return end satisfies never;
  }
}
