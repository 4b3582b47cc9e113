import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../main/base/platform';
import { readCommandLine } from '../../../main/app/command/line/command-line';
import { FLAGS } from '../../../main/app/command/line/flags';
import { refusedSwitch } from '../../../main/app/command/line/switches';
import { anyText, budget, expectNothingPolluted, timeout } from './budget';

const SECRET = 'Canary7Secret7Of7This7Run';
const WRITTEN = FLAGS.flatMap(({ name, short }) => (short === null ? [name] : [name, short]));

const argument = fc.oneof(
  fc.constantFrom(...WRITTEN, '--status=json', '--no-sandbox', '--inspect=0', '--lang', '--', '-', '--a'),
  fc.tuple(fc.constantFrom(...WRITTEN, '--token', '-t'), anyText).map(([flag, value]) => `${flag}=${value}`),
  fc.tuple(anyText, anyText).map(([before, after]) => `${before}${SECRET}${after}`),
  fc.constantFrom(SECRET, `--${SECRET}`, `--status=${SECRET}`, `--sign-in=${SECRET}`, `--account=${SECRET}`),
  anyText,
);
const line = fc.array(argument, { maxLength: 6 });
const platform = fc.constantFrom<Platform>('linux', 'darwin', 'win32');

describe('fuzzing the command line', () => {
  it('every line is one command, or wrong use in words that repeat no secret', { timeout }, () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(line, platform, (args, system) => {
        const command = readCommandLine(args, system);
        expectNothingPolluted();
        seen.add(command.kind);
        expect(readCommandLine(args, system)).toEqual(command);
        if (command.kind === 'wrong-use') {
          expect(command.message).not.toContain(SECRET);
          expect(command.message).toMatch(/^[^\p{Cc}]+ Run marquee --help to see all options\.$/u);
        } else if ('account' in command && command.account !== null) {
          expect(args.join(' ')).toContain(command.account);
        }
      }),
      budget(),
    );
    expect(seen.size, 'kinds of command').toBeGreaterThan(1);
  });

  it('an installed Marquee lets no line through that holds a switch which opens it', { timeout }, () => {
    const doors = fc.constantFrom(
      ...['--remote-debugging-port', '--remote-debugging-pipe', '--inspect', '--inspect-brk', '--js-flags'],
      ...['--host-resolver-rules', '--ignore-certificate-errors', '--ssl-key-log-file', '--log-net-log'],
    );
    const door = fc
      .tuple(doors, fc.option(anyText, { nil: null }))
      .map(([name, value]) => name + (value === null ? '' : `=${value}`));
    const forms = fc.constantFrom('', ' ', '\t', '-');
    fc.assert(
      fc.property(line, forms, door, line, platform, (before, form, its, after, system) => {
        const written = form === '-' ? its.slice(1) : form + its;
        const refused = refusedSwitch([...before, written, ...after], system);
        expect(refused).not.toBeNull();
        expect(refused).not.toContain(SECRET);
      }),
      budget(),
    );
  });
});
