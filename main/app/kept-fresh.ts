import { net } from 'electron';
import { KeepFresh } from '../account/keep-fresh';
import type { OpenAccount } from '../account/open-account';
import { systemClock } from '../base/clock';

/** The schedule by which something of an account is read again, on this computer. */
export function keptFresh({ tokens }: Pick<OpenAccount, 'tokens'>, refresh: () => void): KeepFresh {
  return new KeepFresh({
    clock: systemClock,
    random: Math.random,
    refresh,
    isOnline: () => net.isOnline(),
    keychainUsable: () => tokens.usable(),
  });
}
