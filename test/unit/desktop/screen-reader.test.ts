import { expect, it } from 'vitest';
import type { BusMessage, SessionBus } from '../../../main/dbus/session-bus';
import { followScreenReader } from '../../../main/desktop/screen-reader';
import { succeed } from '../../../preload/contract/result';

const message = (body: readonly unknown[]): BusMessage => ({ sender: ':1.2', member: '', body });

/** A desktop that says of its screen reader what it is told to. */
async function follow(isRunning: boolean) {
  let tell: (signal: BusMessage) => void = () => undefined;
  let times = 0;
  const bus: Pick<SessionBus, 'call' | 'listen'> = {
    call: () => Promise.resolve(succeed(message([{ value: isRunning }]))),
    listen(_rule, onSignal) {
      tell = onSignal;
      return () => undefined;
    },
  };
  await followScreenReader(bus, () => (times += 1));
  const change = (changed: unknown): void => tell(message(['org.a11y.Status', changed, []]));
  return { change, times: () => times };
}

it('a screen reader that runs is told of', async () => {
  expect((await follow(true)).times()).toBe(1);
});

it('one that is started later is told of then, and no other change', async () => {
  const { change, times } = await follow(false);
  change({ IsEnabled: { value: true } });
  change({ ScreenReaderEnabled: { value: false } });
  expect(times()).toBe(0);
  change({ ScreenReaderEnabled: { value: true } });
  expect(times()).toBe(1);
});
