import { LANGUAGES, readCatalog, SOURCE } from '../messages/languages.mjs';

/**
 * What Marquee is, in a line, by language: what menus and app stores of a desktop say of it.
 * @returns {Readonly<Record<string, string>>}
 */
export function taglines() {
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      String(/** @type {any} */ (readCatalog(language)).shared.tagline),
    ]),
  );
}

/**
 * The settings of electron-builder that name it: the desktop file's comment, and the package's summary.
 * @param {Readonly<Record<string, string>>} lines
 * @returns {Readonly<Record<string, string>>}
 */
export function taglineSettings({ [SOURCE]: english = '', ...others }) {
  const comment = 'linux.desktop.entry.Comment';
  return {
    'linux.synopsis': english,
    [comment]: english,
    ...Object.fromEntries(
      Object.entries(others).map(([language, line]) => [`${comment}[${language}]`, line]),
    ),
  };
}

/**
 * The AppStream metadata with a summary in each language.
 * @param {string} template with an empty `<summary />`
 * @param {Readonly<Record<string, string>>} lines
 */
export function withSummaries(template, lines) {
  const summaries = Object.entries(lines).map(([language, line]) => {
    const text = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return language === SOURCE
      ? `<summary>${text}</summary>`
      : `<summary xml:lang="${language}">${text}</summary>`;
  });
  return template.replace('<summary />', () => summaries.join('\n  '));
}
