import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterFirstPaint } from '../../../renderer/profile/first-paint';

/** Chromium's, as far as it is used: it tells of paints that were before, too. */
class FakeObserver {
  static made: FakeObserver[] = [];
  options: unknown = null;
  isConnected = true;
  constructor(readonly tell: () => void) {
    FakeObserver.made.push(this);
  }
  observe(options: unknown): void {
    this.options = options;
  }
  disconnect(): void {
    this.isConnected = false;
  }
}

beforeEach(() => {
  FakeObserver.made = [];
  vi.stubGlobal('PerformanceObserver', FakeObserver);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('calls once, at the first paint, also when that was before', () => {
  const then = vi.fn();
  afterFirstPaint(then);
  const [observer] = FakeObserver.made;
  expect(observer?.options).toEqual({ type: 'paint', buffered: true });
  expect(then).not.toHaveBeenCalled();
  observer?.tell();
  expect(then).toHaveBeenCalledOnce();
  expect(observer?.isConnected).toBe(false);
});

it('is canceled', () => {
  const cancel = afterFirstPaint(vi.fn());
  cancel();
  expect(FakeObserver.made[0]?.isConnected).toBe(false);
});
