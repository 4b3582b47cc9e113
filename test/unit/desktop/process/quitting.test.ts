import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import type { Platform } from '../../../../main/base/platform';
import { Turns } from '../../../../main/base/turns';
import { quitSettled } from '../../../../main/desktop/process/quitting';
import { FakeClock } from '../../support/fake-clock';

const electron = vi.hoisted(() => ({ app: {}, powerMonitor: {} }));
vi.mock('electron', () => electron);

/** Marquee with one part, on a system. */
function world(platform: Platform) {
  const clock = new FakeClock();
  const app = Object.assign(new EventEmitter(), { quit: vi.fn() });
  const system = new EventEmitter();
  Object.assign(electron, { app, powerMonitor: system });
  const part = new Turns();
  quitSettled([part], clock, platform);
  /** Asks Marquee to quit, and answers whether it does so at once. */
  const quits = (): boolean => {
    const preventDefault = vi.fn();
    app.emit('before-quit', { preventDefault });
    return preventDefault.mock.calls.length === 0;
  };
  return { clock, app, system, part, quits };
}

it('Marquee ends at once when nothing is to be kept', () => {
  expect(world('linux').quits()).toBe(true);
});

it('Marquee ends when all is kept, and not before', async () => {
  const { app, part, quits } = world('linux');
  let written = (): void => undefined;
  const disk = new Promise<void>((resolve) => (written = resolve));
  void part.take(() => disk);
  expect(quits()).toBe(false);
  expect(app.quit).not.toHaveBeenCalled();
  written();
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
  expect(quits()).toBe(true);
});

it('Marquee ends after a moment when what is to be kept hangs', async () => {
  const { clock, app, part, quits } = world('linux');
  void part.take(() => new Promise(() => undefined));
  expect(quits()).toBe(false);
  clock.pass(1_500);
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
  expect(quits()).toBe(true);
});

it.each(['linux', 'win32', 'darwin'] as const)('%s shuts down while something is kept', (platform) => {
  const { system, part, quits } = world(platform);
  void part.take(() => new Promise(() => undefined));
  system.emit('shutdown');
  expect(quits(), 'macOS would break it off').toBe(platform === 'darwin');
});

it('after a shutdown that was broken off on macOS, Marquee lets what is kept reach the disk again', () => {
  const { clock, system, part, quits } = world('darwin');
  void part.take(() => new Promise(() => undefined));
  system.emit('shutdown');
  clock.pass(50_000);
  system.emit('shutdown');
  clock.pass(50_000);
  expect(quits(), 'the second one may still go on').toBe(true);
  clock.pass(10_000);
  expect(quits()).toBe(false);
});

it('where nothing is told of a shutdown, nobody listens for it: on Linux that would hold it up', () => {
  expect(world('linux').system.listenerCount('shutdown')).toBe(0);
});
