import { readFileSync } from 'node:fs';

/** @typedef {import('./reference.mjs').Entry} Entry */

/**
 * The man page: the template beside this file, with what it leaves out.
 * @param {import('./reference.mjs').Reference} reference
 * @param {string} version
 * @param {number} date seconds since the epoch
 */
export function manPage({ tagline, entries, exitCodes }, version, date) {
  /** @type {Readonly<Record<string, string>>} */
  const parts = {
    date: new Date(date * 1000).toISOString().slice(0, 10),
    version,
    tagline: roff(tagline),
    options: entries.map((entry) => item(written(entry), roff(entry.words))).join(''),
    exitCodes: exitCodes.map(([code, words]) => item(`\\fB${code}\\fR`, roff(words))).join(''),
  };
  const template = readFileSync(new URL('marquee.1', import.meta.url), 'utf8');
  return template.replace(/@(\w+)@\n?/g, (mark, name) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`The man page asks for ${mark.trim()}, which nobody knows.`);
    return mark.endsWith('\n') && !part.endsWith('\n') ? `${part}\n` : part;
  });
}

/**
 * @param {string} title
 * @param {string} text
 */
function item(title, text) {
  return `.TP\n${title}\n${text}\n`;
}

/** @param {Entry} entry */
function written({ text, short, placeholder }) {
  const flags = [short, text].filter((flag) => flag !== null).map((flag) => `\\fB${roff(flag)}\\fR`);
  return flags.join(', ') + (placeholder === null ? '' : ` \\fI${roff(placeholder)}\\fR`);
}

/**
 * Text as roff takes it: a dash stays a dash, and letters outside ASCII are named.
 * @param {string} text
 */
export function roff(text) {
  return text
    .replaceAll('\\', '\\(rs')
    .replaceAll('-', '\\-')
    .replace(/[^\x20-\x7e]/gu, (letter) => {
      const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return `\\[u${code}]`;
    })
    .replace(/^(?=[.'])/, '\\&');
}
