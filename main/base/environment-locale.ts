/** What the environment of a POSIX system says of a person's language and region. */
export interface EnvironmentLocale {
  /** Languages in the person's order, as BCP 47 tags; empty when none is named. */
  readonly languages: readonly string[];
  /** How dates, times and numbers are written, as a BCP 47 tag; null when that is not said. */
  readonly region: string | null;
}

/**
 * Reads LANGUAGE, LC_ALL, LC_MESSAGES, LC_TIME and LANG as gettext and libc do: `LC_ALL` before the one for the purpose,
 * that before `LANG`. `LANGUAGE` lists languages up to a `C`; it counts only where the others name a language, and then in
 * place of that (https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html).
 */
export function localeOfEnvironment(env: Readonly<Record<string, string | undefined>>): EnvironmentLocale {
  const messages = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  const time = env['LC_ALL'] || env['LC_TIME'] || env['LANG'] || '';
  const names = tagOf(messages) === null ? [] : (env['LANGUAGE'] || messages).split(':');
  const end = names.findIndex((name) => name === 'C' || name === 'POSIX');
  const listed = end === -1 ? names : names.slice(0, end);
  return { languages: listed.flatMap((name) => tagOf(name) ?? []), region: tagOf(time) };
}

/** `de_DE.UTF-8@euro` as `de-DE`; null for `C`, `POSIX` and what is no locale. */
function tagOf(name: string): string | null {
  const [, language, region] = /^([a-z]{2,3})(?:_([A-Z]{2}|\d{3}))?(?:[.@].*)?$/.exec(name) ?? [];
  if (language === undefined) return null;
  return region === undefined ? language : `${language}-${region}`;
}
