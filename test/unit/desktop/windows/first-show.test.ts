import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { showWhenReady, type FirstShown } from '../../../../main/desktop/windows/first-show';
import { FakeClock } from '../../support/fake-clock';

/** A hidden window that counts how often it was shown, and says so as Electron's does. */
class HiddenWindow extends EventEmitter implements FirstShown {
  readonly webContents = new EventEmitter();
  shown = 0;

  show(): void {
    this.shown++;
    this.emit('show');
  }
}

function open({ paintsHidden = false } = {}) {
  const window = new HiddenWindow();
  const clock = new FakeClock();
  showWhenReady(window, { paintsHidden }, clock);
  return { window, clock };
}

type Opened = ReturnType<typeof open>;
const isPainted = ({ window }: Opened): unknown => window.emit('ready-to-show');
const isLoaded = ({ window }: Opened): unknown => window.webContents.emit('did-finish-load');
const takesTooLong = ({ clock }: Opened): void => clock.pass(2_000);
const ready = [
  ['its page is painted', isPainted],
  ['its page is loaded', isLoaded],
  ['its page takes too long', takesTooLong],
] as const;

it.each(ready)('a window shows when %s', (_, happens) => {
  const opened = open();
  expect(opened.window.shown).toBe(0);
  happens(opened);
  expect(opened.window.shown).toBe(1);
});

it.each(ready)('a window that showed when %s is not shown again', (_, happens) => {
  const opened = open();
  happens(opened);
  for (const [, later] of ready) later(opened);
  expect(opened.window.shown).toBe(1);
});

it.each(ready)('a window that was shown by hand is not shown again when %s', (_, happens) => {
  const opened = open();
  opened.window.show();
  happens(opened);
  expect(opened.window.shown).toBe(1);
});

it.each(ready)('a window that was closed is not shown when %s', (_, happens) => {
  const opened = open();
  opened.window.emit('closed');
  happens(opened);
  expect(opened.window.shown).toBe(0);
});

it('a window that is painted while it is hidden does not show before that', () => {
  const opened = open({ paintsHidden: true });
  isLoaded(opened);
  expect(opened.window.shown).toBe(0);
  isPainted(opened);
  expect(opened.window.shown).toBe(1);
});

it('a window that is painted while it is hidden shows when that takes too long', () => {
  const opened = open({ paintsHidden: true });
  isLoaded(opened);
  takesTooLong(opened);
  expect(opened.window.shown).toBe(1);
});

it('nothing waits on after a window was shown', () => {
  const opened = open();
  isPainted(opened);
  expect(opened.clock.untilNext).toBeNull();
});
