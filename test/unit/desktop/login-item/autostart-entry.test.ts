import { expect, it } from 'vitest';
import { autostartEntry, isSwitchedOn } from '../../../../main/desktop/login-item/autostart-entry';

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

it('an entry starts Marquee unless the desktop has switched it off in the entry itself', () => {
  const entry = autostartEntry(['/opt/Marquee/marquee']);
  expect(isSwitchedOn(entry)).toBe(true);
  expect(isSwitchedOn('[Desktop Entry]'), 'a person may write it by hand').toBe(true);
  expect(isSwitchedOn(`${entry}Hidden=false\n`)).toBe(true);
  expect(isSwitchedOn(`${entry}Hidden=true\n`), 'Xfce').toBe(false);
  expect(isSwitchedOn(entry.replace('enabled=true', 'enabled=false')), 'GNOME').toBe(false);
  expect(isSwitchedOn(entry.replaceAll('\n', '\r\n').replace('enabled=true', 'enabled = false '))).toBe(
    false,
  );
  expect(isSwitchedOn(`${entry}[Desktop Action quit]\nHidden=true\n`), 'another group').toBe(true);
});
