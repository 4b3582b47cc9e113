import { compare, type Series } from './statistics';

export type Unit = 'ms' | 'µs' | 'MB' | 'kB';

/** What a figure should come to: a ratio to the baseline, a difference from it, or a value of its own. */
export interface Goal {
  readonly of: 'ratio' | 'difference' | 'value';
  /** In the figure's unit, unless it is a ratio. */
  readonly atMost: number;
}

/** One row of the report. */
export interface Figure {
  readonly name: string;
  /** What it is compared with, measured in the same run; null for a size. */
  readonly baseline: string | null;
  readonly unit: Unit;
  readonly goal: Goal | null;
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly kind: 'compared'; readonly series: Series }
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'not measured'; readonly why: string };

/** Whether the goal is met; null when there is no goal, or nothing was measured. */
export function isMet({ goal, outcome }: Figure): boolean | null {
  if (goal === null || outcome.kind === 'not measured') return null;
  return reached(goal, outcome) <= goal.atMost;
}

function reached(goal: Goal, outcome: Exclude<Outcome, { kind: 'not measured' }>): number {
  if (outcome.kind === 'value') return outcome.value;
  const comparison = compare(outcome.series);
  return goal.of === 'value' ? comparison.marquee : comparison[goal.of];
}
