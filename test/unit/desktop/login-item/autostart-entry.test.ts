import { expect, it } from 'vitest';
import { autostartEntry } from '../../../../main/desktop/login-item/autostart-entry';

const execOf = (...command: readonly string[]): string | undefined =>
  /^Exec=(.*)$/m.exec(autostartEntry(command))?.[1];

it('the entry starts the program with its arguments', () => {
  expect(execOf('/opt/Marquee/marquee', '--hidden')).toBe('"/opt/Marquee/marquee" "--hidden"');
  expect(autostartEntry(['/opt/Marquee/marquee'])).toMatch(/^\[Desktop Entry\]\nType=Application\n/);
});

it('a path with spaces, quotes, dollars and percents stays one argument', () => {
  expect(execOf('/home/a b/100% "$HOME"/`x`')).toBe('"/home/a b/100%% \\\\"\\\\$HOME\\\\"/\\\\`x\\\\`"');
  expect(execOf('/back\\slash')).toBe('"/back\\\\\\\\slash"');
});
