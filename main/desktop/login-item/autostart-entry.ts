/**
 * The file that makes a Linux desktop start Marquee when a person logs in, after
 * https://specifications.freedesktop.org/autostart-spec/ and desktop-entry-spec.
 * @param command the program and its arguments
 */
export function autostartEntry(command: readonly string[]): string {
  return `[Desktop Entry]
Type=Application
Name=Marquee
Comment=Your Plex account at a glance
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
