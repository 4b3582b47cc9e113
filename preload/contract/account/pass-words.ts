import type { Messages } from '#messages/types';
import type { ShortFormat } from '../short-format';
import { oneLine } from '../text';
import { nextPassDate, type Pass, type PassKind } from './pass';

type Words = Messages['shared'];

/** What to call the way to Plex's page about a subscription; null where there is none to manage. */
export function managePassLabel(kind: PassKind, { managePass, passes }: Words): string | null {
  return kind === 'none' || kind === 'unknown' ? null : managePass({ pass: passes[kind] });
}

/**
 * How a subscription stands, as it fits on the stub of a ticket: `Lifetime`, `Renews Dec 2`, `Ends Dec 2`. Empty where
 * there is none.
 * @param now milliseconds since the epoch
 */
export function passStub(
  pass: Pass,
  now: number,
  format: Pick<ShortFormat, 'shortDay'>,
  { stub }: Words,
): string {
  if (pass.state === null) return '';
  if (pass.isLifetime) return stub.lifetime;
  if (pass.state === 'grace-period') return stub.paymentDue;
  if (pass.state === 'on-hold') return stub.onHold;
  const next = nextPassDate(pass, now);
  if (next) return stub[next.what]({ day: format.shortDay(next.at, now) });
  if (pass.state === 'ending') return stub.ending;
  return pass.plan ?? stub.active;
}

/** The subscription and how it stands, in one line: `Plex Pass · Renews Dec 2`. */
export function passLine(
  pass: Pass,
  now: number,
  format: Pick<ShortFormat, 'shortDay'>,
  words: Words,
): string {
  const name = words.passes[pass.kind];
  const stub = oneLine(passStub(pass, now, format, words));
  return stub === '' ? name : words.passLine({ pass: name, stub });
}
