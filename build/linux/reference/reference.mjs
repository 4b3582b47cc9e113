import { tsImport } from 'tsx/esm/api';
import { readCatalog, SOURCE } from '../../messages/languages.mjs';

/** @typedef {import('../../../main/app/command/line/flags').FlagForm} FlagForm */

/**
 * What there is to say of the command line, in English.
 * @typedef {object} Reference
 * @property {string} tagline what Marquee is
 * @property {readonly Entry[]} entries each way in which a flag is written
 * @property {readonly (readonly [code: number, words: string])[]} exitCodes
 */

/**
 * One way in which a flag is written, with what it does.
 * @typedef {Pick<FlagForm, 'flag' | 'text' | 'short' | 'placeholder'> & { readonly words: string }} Entry
 */

/**
 * Reads the table that the command line itself is read by.
 * @returns {Promise<Reference>}
 */
export async function readReference() {
  const line = '../../../main/app/command/line';
  const flags = /** @type {typeof import('../../../main/app/command/line/flags')} */ (
    await tsImport(`${line}/flags.ts`, import.meta.url)
  );
  const help = /** @type {typeof import('../../../main/app/command/line/help')} */ (
    await tsImport(`${line}/help.ts`, import.meta.url)
  );
  const { shared, commands } = /** @type {any} */ (readCatalog(SOURCE));
  return {
    tagline: shared.tagline,
    entries: flags
      .flagForms()
      .map(({ about, ...form }) => ({ ...form, words: about(commands.help.options) })),
    exitCodes: help.exitCodeMeanings(commands.help),
  };
}
