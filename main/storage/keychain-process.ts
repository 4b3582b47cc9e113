/**
 * The keychain process: a child of main in which keytar may hang or crash without taking the app along. It runs as
 * an Electron utility process, and as a forked Node process in tests.
 */
import { THIS_PLATFORM } from '../base/platform';
import { makeReady } from './secret-service';
import type { KeychainReply, KeychainRequest } from './keychain-protocol';
import { perform, type KeychainTools } from './keychain-worker';

/** macOS tells nobody that it shows a dialog; a call that takes this long, in milliseconds, is taken for one. */
const macDialogAfter = 2_000;

const tools: KeychainTools = {
  platform: THIS_PLATFORM,
  loadKeytar: async () => (await import('keytar')).default,
  makeReady: THIS_PLATFORM === 'linux' ? makeReady : () => Promise.resolve(null),
};

async function serve({ id, task }: KeychainRequest): Promise<void> {
  const onDialog = () => send({ id, kind: 'waiting' });
  const timer = THIS_PLATFORM === 'darwin' ? setTimeout(onDialog, macDialogAfter) : undefined;
  const result = await perform(task, tools, onDialog);
  clearTimeout(timer);
  send(
    result.ok ? { id, kind: 'done', value: result.value } : { id, kind: 'failed', failure: result.problem },
  );
}

const { parentPort } = process as { parentPort?: Electron.ParentPort };

function send(reply: KeychainReply): void {
  if (parentPort === undefined) process.send?.(reply);
  else parentPort.postMessage(reply);
}

if (parentPort === undefined) process.on('message', (request) => void serve(request as KeychainRequest));
else parentPort.on('message', ({ data }) => void serve(data as KeychainRequest));
