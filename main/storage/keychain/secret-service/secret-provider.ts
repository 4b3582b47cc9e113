import { readFile } from 'node:fs/promises';
import { THE_BUS, type SessionBus } from '../../../dbus/session-bus';
import { SECRET_SERVICE } from './secret-service';

/** What people call the programs that are Secret Services, by the name of their process (15 letters at most). */
const PROVIDERS: readonly (readonly [process: string, name: string])[] = [
  ['gnome-keyring-d', 'GNOME Keyring'], // eslint-disable-line marquee/no-bare-words -- the name of a program
  ['keepassxc', 'KeePassXC'],
  ['kwalletd5', 'KWallet'],
  ['kwalletd6', 'KWallet'],
  ['ksecretd', 'KWallet'],
  ['oo7-daemon', 'oo7'],
];

/** A provider that is not in the list keeps the name of its process, if that can be shown to a person. */
const PRESENTABLE = /^[\w.+-]{1,15}$/;

/** What a person calls a Secret Service whose process has this name; null when it can't be told. */
export function providerName(processName: string): string | null {
  const known = PROVIDERS.find(([process]) => process === processName);
  if (known) return known[1];
  return PRESENTABLE.test(processName) ? processName : null;
}

/**
 * Which program answers as the Secret Service, started by the bus if need be; null when none does, or when it can't be
 * told, as in a sandbox. It never rejects.
 */
export async function secretProvider(bus: Pick<SessionBus, 'call'>): Promise<string | null> {
  await bus.call(THE_BUS, 'StartServiceByName', 'su', [SECRET_SERVICE.destination, 0]);
  const answer = await bus.call(THE_BUS, 'GetConnectionUnixProcessID', 's', [SECRET_SERVICE.destination]);
  const id = answer.ok ? answer.value.body[0] : null;
  if (typeof id !== 'number') return null;
  const name = await readFile(`/proc/${id}/comm`, 'utf8').catch(() => '');
  return providerName(name.trim());
}
