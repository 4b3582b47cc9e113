import { words } from '../../base/words';

/**
 * The file that makes a Linux desktop start Marquee when a person logs in, after
 * https://specifications.freedesktop.org/autostart-spec/ and desktop-entry-spec.
 * @param command the program and its arguments
 */
export function autostartEntry(command: readonly string[]): string {
  // eslint-disable-next-line marquee/no-bare-words -- a file; what a person reads of it is from the catalog
  return `[Desktop Entry]
Type=Application
Name=Marquee
Comment=${words().shared.tagline}
Icon=marquee
Exec=${command.map(quoted).join(' ')}
Terminal=false
X-GNOME-Autostart-enabled=true
`;
}

/**
 * Whether a desktop starts what such an entry names. Desktops that let a person switch it off may keep the file and write
 * that into it: `Hidden` by the specification, and a key of GNOME's, which Cinnamon and MATE have, too.
 */
export function isSwitchedOn(entry: string): boolean {
  const [main = ''] = entry.split(/^\[(?!Desktop Entry\])/m);
  return !/^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(main);
}

/**
 * An argument as `Exec` takes it: quoted, with backslashes before what a shell would read. A backslash is itself
 * written as two in any value of the file, and `%` begins a field code.
 */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}
