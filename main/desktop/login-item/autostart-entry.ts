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
 * An argument as `Exec` takes it: quoted, with backslashes before what a shell would read. A backslash is itself
 * written as two in any value of the file, and `%` begins a field code.
 */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}
