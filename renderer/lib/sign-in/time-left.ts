import { format, viewWords } from '../words/words.svelte';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * How long a sign-in may still take, in words.
 * @param left milliseconds
 */
export function timeLeft(left: number): string {
  const { up, seconds, minutes } = viewWords().signingIn.timeLeft;
  if (left <= 0) return up;
  const { counted } = format();
  return left <= MINUTE
    ? seconds(counted(Math.ceil(left / SECOND)))
    : minutes(counted(Math.ceil(left / MINUTE)));
}

/**
 * What is said aloud when that little is left.
 * @param milestone milliseconds
 */
export function lessThan(milestone: number): string {
  const { up, seconds, minutes } = viewWords().signingIn.lessThan;
  if (milestone === 0) return up;
  const { counted } = format();
  return milestone < MINUTE ? seconds(counted(milestone / SECOND)) : minutes(counted(milestone / MINUTE));
}
