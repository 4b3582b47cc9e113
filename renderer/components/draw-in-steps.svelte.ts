import { DrawnSteps } from '../lib/fields/drawn-steps.svelte';

/**
 * Draws a list in steps while the component is there. To be called as the component is made.
 * @param count how many entries the list has
 */
export function drawInSteps(count: () => number): DrawnSteps {
  const steps = new DrawnSteps();
  $effect(() => {
    if (steps.isDrawn(count())) return;
    const frame = requestAnimationFrame(() => steps.drawMore());
    return () => cancelAnimationFrame(frame);
  });
  return steps;
}
