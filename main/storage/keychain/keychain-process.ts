/**
 * The keychain process: a child of main in which keytar may hang or crash without taking the app along. It runs as
 * an Electron utility process, and as a forked Node process in tests.
 */
import { THIS_PLATFORM } from '../../base/platform';
import { systemClock } from '../../base/clock';
import { SessionBus } from '../../dbus/session-bus';
import { succeed } from '../../../preload/contract/result';
import { DIALOG_AFTER_MS, dialogSign } from './keychain-dialogs';
import type { KeychainReply, KeychainRequest } from './keychain-protocol';
import { perform, type KeychainTools } from './keychain-worker';
import { makeReady, removeSecret } from './secret-service/secret-access';
import { SecretService } from './secret-service/secret-service';
import { writeSecret } from './secret-service/secret-session';

/** A prompt for a removal that takes this long, in milliseconds, has a person to wait for. */
const PROMPT_IS_DIALOG_MS = 500;

/** Main gives up on a call before this, in milliseconds, and then ends the process. */
const BUS_LIMIT_MS = 10_000;

async function serve({ id, task }: KeychainRequest): Promise<void> {
  const bus = new SessionBus(systemClock, BUS_LIMIT_MS); // a connection of its own, so that it leaves nothing behind
  const onDialog = () => send({ id, kind: 'waiting' });
  const result = await perform(task, toolsOver(new SecretService(bus)), onDialog);
  bus.close();
  send(
    result.ok ? { id, kind: 'done', value: result.value } : { id, kind: 'failed', failure: result.problem },
  );
}

function toolsOver(service: SecretService): KeychainTools {
  return {
    platform: THIS_PLATFORM,
    loadKeytar: async () => (await import('keytar')).default,
    makeReady: (task, onDialog) =>
      THIS_PLATFORM === 'linux' ? makeReady(service, task, onDialog) : Promise.resolve(succeed('keytar')),
    changeByProtocol(task, onDialog) {
      const { account, mayPrompt } = task;
      if (task.op === 'set') return writeSecret(service, account, task.secret, { mayPrompt, onDialog });
      // KeePassXC has each removal go the way of a dialog, also where it asks nobody and is done at once.
      let stop = (): void => undefined;
      const onPrompt = (): void => {
        stop();
        stop = systemClock.after(PROMPT_IS_DIALOG_MS, onDialog);
      };
      return removeSecret(service, account, { mayPrompt, onDialog: onPrompt }).finally(() => stop());
    },
    watchForDialog(onDialog) {
      const sign = dialogSign(THIS_PLATFORM);
      if (sign === 'none') return () => undefined;
      let isOver = false;
      const stop = systemClock.after(DIALOG_AFTER_MS, () => {
        // A service that answers while keytar's call does not has a person to wait for.
        const answers =
          sign === 'time' ? Promise.resolve(true) : service.defaultKeyring().then(({ ok }) => ok);
        void answers.then((itAnswers) => itAnswers && !isOver && onDialog());
      });
      return () => {
        isOver = true;
        stop();
      };
    },
  };
}

const { parentPort } = process as { parentPort?: Electron.ParentPort };

function send(reply: KeychainReply): void {
  if (parentPort === undefined) process.send?.(reply);
  else parentPort.postMessage(reply);
}

if (parentPort === undefined) process.on('message', (request) => void serve(request as KeychainRequest));
else parentPort.on('message', ({ data }) => void serve(data as KeychainRequest));
