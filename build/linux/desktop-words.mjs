import { LANGUAGES, readCatalog, SOURCE } from '../messages/languages.mjs';

/**
 * What menus, app stores and package managers say of Marquee.
 * @typedef {object} DesktopWords
 * @property {string} tagline what it is, in a line
 * @property {string} genericName what kind of program it is
 * @property {string} keywords other words that people look for it by, with semicolons between them
 * @property {string} about a paragraph on what it shows
 * @property {string} trust a paragraph on what it does with the account
 */

/** @returns {Readonly<Record<string, DesktopWords>>} by language */
export function desktopWords() {
  const languages = [SOURCE, ...LANGUAGES.filter((it) => it !== SOURCE)]; // AppStream wants the source first
  return Object.fromEntries(languages.map((language) => [language, desktopWordsIn(language)]));
}

/**
 * @param {string} language
 * @returns {DesktopWords}
 */
export function desktopWordsIn(language) {
  const { shared, packages } = /** @type {any} */ (readCatalog(language));
  return { tagline: shared.tagline, ...packages };
}

/**
 * The settings of electron-builder that name them. The description becomes the desktop file's comment, over the comment that
 * the desktop file may have.
 * @param {Readonly<Record<string, DesktopWords>>} words
 * @returns {Readonly<Record<string, string>>}
 */
export function desktopSettings(words) {
  const tagline = words[SOURCE]?.tagline ?? '';
  const entries = Object.entries(words).flatMap(([language, its]) => {
    const tag = language === SOURCE ? '' : `[${language}]`;
    return [
      [`Comment${tag}`, its.tagline],
      [`GenericName${tag}`, its.genericName],
      [`Keywords${tag}`, `${its.keywords};`],
    ].map(([name, text]) => [`linux.desktop.entry.${name}`, text]);
  });
  return { 'linux.synopsis': tagline, 'linux.description': tagline, ...Object.fromEntries(entries) };
}

/**
 * The AppStream metadata with summary and description in each language.
 * @param {string} template with an empty `<summary />` and `<description />`
 * @param {Readonly<Record<string, DesktopWords>>} words
 */
export function withDesktopWords(template, words) {
  /** @param {string} name @param {keyof DesktopWords} key */
  const elements = (name, key) =>
    Object.entries(words).map(([language, { [key]: text }]) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      return `<${name}${language === SOURCE ? '' : ` xml:lang="${language}"`}>${escaped}</${name}>`;
    });
  const paragraphs = [...elements('p', 'about'), ...elements('p', 'trust')];
  return template
    .replace('<summary />', () => elements('summary', 'tagline').join('\n  '))
    .replace('<description />', () => `<description>\n    ${paragraphs.join('\n    ')}\n  </description>`);
}
