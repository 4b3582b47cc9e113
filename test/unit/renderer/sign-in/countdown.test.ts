import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Countdown } from '../../../../renderer/lib/sign-in/countdown.svelte';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const START = Date.parse('2026-03-01T12:00:00Z');

beforeEach(() => vi.useFakeTimers({ now: START }));
afterEach(() => vi.useRealTimers());

function countdownOf(ms: number): Countdown {
  const countdown = new Countdown();
  countdown.start(new Date(START + ms).toISOString());
  return countdown;
}

describe('a countdown', () => {
  it('goes minute by minute, and second by second in the last one', () => {
    const countdown = countdownOf(2.5 * MINUTE);
    const steps: number[] = [countdown.left];
    while (vi.getTimerCount() > 0 && steps.length < 6) {
      vi.advanceTimersToNextTimer();
      steps.push(countdown.left);
    }
    expect(steps).toEqual([2.5, 2, 1, 59 / 60, 58 / 60, 57 / 60].map((minutes) => minutes * MINUTE));
  });

  it('ends at nothing, and rests then', () => {
    const countdown = countdownOf(3 * SECOND);
    vi.advanceTimersByTime(10 * SECOND);
    expect(countdown.left).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has ended already when it begins too late', () => {
    expect(countdownOf(-MINUTE).left).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('finds the right time when its timer comes late, as after sleep', () => {
    const countdown = countdownOf(10 * MINUTE);
    vi.setSystemTime(START + 9.5 * MINUTE);
    vi.advanceTimersToNextTimer();
    expect(countdown.left).toBeLessThanOrEqual(MINUTE / 2);
  });

  it('names a milestone only when it is passed, so that it is said aloud now and then alone', () => {
    const countdown = countdownOf(11 * MINUTE);
    const heard = new Set<number | null>([countdown.milestone]);
    while (countdown.left > 0) {
      vi.advanceTimersToNextTimer();
      heard.add(countdown.milestone);
    }
    expect([...heard]).toEqual([null, 10 * MINUTE, 5 * MINUTE, MINUTE, 10 * SECOND, 0]);
  });

  it('stops when it is no longer looked at', () => {
    const stop = new Countdown().start(new Date(START + MINUTE).toISOString());
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
