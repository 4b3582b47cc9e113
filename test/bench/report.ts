import { isMet, type Figure, type Goal, type Unit } from './figure';
import { compare } from './statistics';

const HEAD = ['', 'against', 'Marquee', 'baseline', 'ratio', 'noise', 'goal', 'met'];
const NONE = '';

/** The figures as a table in Markdown. `noise` is the baseline against itself, measured in the same way. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEAD, HEAD.map(() => '---'), ...figures.map(rowOf)];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf(figure: Figure): readonly string[] {
  const { name, baseline, unit, outcome } = figure;
  const goal = figure.goal === null ? NONE : inWords(figure.goal, unit);
  const row = (...cells: readonly string[]): readonly string[] => [name, baseline ?? NONE, ...cells];
  switch (outcome.kind) {
    case 'not measured':
      return row(`not measured: ${outcome.why}`, NONE, NONE, NONE, goal, NONE);
    case 'value':
      return row(`${rounded(outcome.value)} ${unit}`, NONE, NONE, NONE, goal, metOf(figure));
    case 'compared': {
      const { marquee, bare, ratio, ratioNoise, difference, differenceNoise } = compare(outcome.series);
      const [result, noise] =
        figure.goal?.of === 'difference'
          ? [`${signed(difference)} ${unit}`, `${signed(differenceNoise)} ${unit}`]
          : [times(ratio), times(ratioNoise)];
      const values = [`${rounded(marquee)} ${unit}`, `${rounded(bare)} ${unit}`];
      return row(...values, result, noise, goal, metOf(figure));
    }
    default:
      return outcome satisfies never;
  }
}

function metOf(figure: Figure): string {
  const met = isMet(figure);
  return met === null ? NONE : met ? 'yes' : 'no';
}

function inWords({ of, atMost }: Goal, unit: Unit): string {
  switch (of) {
    case 'ratio':
      return `≤ ${atMost.toFixed(2)} ×`;
    case 'difference':
      return `≤ +${atMost} ${unit}`;
    case 'value':
      return `≤ ${atMost} ${unit}`;
    default:
      return of satisfies never;
  }
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${rounded(Math.abs(value))}`;
}

/** Three digits are all that repeats. */
function rounded(value: number): string {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}

const BEGIN = '<!-- The table of npm run bench -->';
const END = '<!-- The end of that table -->';

/**
 * A Markdown document with `table` between its two markers, in place of what was there.
 * @throws Error when the document has no such place
 */
export function withTable(document: string, table: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END, begin);
  if (begin < 0 || end < 0) throw new Error(`The document has no place for the table: ${BEGIN} … ${END}`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${document.slice(end)}`;
}
