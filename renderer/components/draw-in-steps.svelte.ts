import { untrack } from 'svelte';
import { DrawnSteps } from '../lib/fields/drawn-steps.svelte';

/**
 * Draws a list in steps while the component is there. To be called as the component is made.
 * @param count how many entries the list has
 * @param query what it is searched for; with another one it begins again, since to draw all that was shown before because
 *   a search was cleared takes a long moment
 */
export function drawInSteps(count: () => number, query: () => string): DrawnSteps {
  const steps = new DrawnSteps();
  $effect.pre(() => {
    query();
    untrack(() => steps.restart());
  });
  $effect(() => {
    if (steps.isDrawn(count())) return;
    const frame = requestAnimationFrame(() => steps.drawMore());
    return () => cancelAnimationFrame(frame);
  });
  return steps;
}
