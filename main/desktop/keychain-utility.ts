import { utilityProcess } from 'electron';
import type { KeychainProcess } from '../storage/keychain/keychain-child';
import type { KeychainReply } from '../storage/keychain/keychain-protocol';

/**
 * Starts the keychain process: an Electron utility process.
 * @param script path of the built keychain-process
 */
export function startKeychainUtility(script: string): KeychainProcess {
  // eslint-disable-next-line marquee/no-bare-words -- the name of a process is the same for all
  const child = utilityProcess.fork(script, [], { serviceName: 'Marquee Keychain', stdio: 'ignore' });
  return {
    post: (request) => child.postMessage(request),
    onReply: (listener) => void child.on('message', (reply: KeychainReply) => listener(reply)),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
}
