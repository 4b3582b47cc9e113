import { cpus, release, totalmem, type } from 'node:os';
import { isMet, type Figure } from './figure';
import { compare } from './statistics';

/** What was measured with, and on. */
export interface Setting {
  readonly date: string;
  readonly pairs: number;
  readonly versions: Readonly<Record<'marquee' | 'electron' | 'node', string>>;
}

/** All that a run found out, for a file: each figure with the value of every round. */
export function resultsOf(setting: Setting, figures: readonly Figure[]): object {
  return { ...setting, machine: machine(), figures: figures.map(resultOf) };
}

function resultOf(figure: Figure): object {
  const { outcome, ...about } = figure;
  const met = isMet(figure);
  switch (outcome.kind) {
    case 'compared':
      return { ...about, met, ...shortened(compare(outcome.series)), rounds: shortened(outcome.series) };
    case 'value':
      return { ...about, met, value: short(outcome.value) };
    case 'not measured':
      return { ...about, met, notMeasured: outcome.why };
    default:
      return outcome satisfies never;
  }
}

function machine(): object {
  const processors = cpus();
  return {
    system: `${type()} ${release()}`,
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGB: Math.round(totalmem() / 1_000_000_000),
  };
}

function shortened(numbers: Readonly<Record<string, number | readonly number[]>> | object): object {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]: [string, number | readonly number[]]) => [
      name,
      typeof value === 'number' ? short(value) : value.map(short),
    ]),
  );
}

function short(value: number): number {
  return Number(value.toFixed(3));
}
