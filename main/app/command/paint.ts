import { styleText } from 'node:util';
import type { StatusLine, Tone } from '../../account/status-lines';

/** How lines look on a terminal. */
const STYLES = {
  name: 'bold',
  good: 'green',
  warning: 'yellow',
  bad: 'red',
  quiet: 'dim',
  plain: null,
} as const satisfies Readonly<Record<Tone, Parameters<typeof styleText>[0] | null>>;

/**
 * Writes lines for `stream`, in color where that is a terminal and neither the person nor the variable NO_COLOR
 * (https://no-color.org) says otherwise.
 */
export function paint(lines: readonly StatusLine[], stream: NodeJS.WriteStream, isColored: boolean): string {
  // Node would take an empty NO_COLOR for one, let FORCE_COLOR overrule it, and color what goes to a file.
  const { NO_COLOR, ...env } = process.env;
  const mayColor = isColored && stream.isTTY && !NO_COLOR && stream.getColorDepth(env) > 2;
  return lines
    .map(({ text, tone }) => {
      const style = STYLES[tone];
      return style === null || text === '' || !mayColor
        ? text
        : styleText(style, text, { validateStream: false });
    })
    .join('\n');
}
