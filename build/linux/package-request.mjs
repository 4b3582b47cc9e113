import { parseArgs } from 'node:util';

/**
 * What electron-builder wants to have packed.
 * @typedef {object} PackageRequest
 * @property {'deb' | 'rpm'} target
 * @property {string} file the package to write
 * @property {string} name
 * @property {string} version as the target writes it: a `~` before what comes before a release
 * @property {string} architecture by the target's name
 * @property {string} maintainer
 * @property {string} url where the project lives
 * @property {string} summary one line
 * @property {string} license
 * @property {string} section of Debian's archive
 * @property {readonly string[]} depends
 * @property {readonly (readonly [from: string, to: string])[]} contents what goes where, by absolute paths
 */

/**
 * Reads the arguments that electron-builder has for fpm. One that is not known here is refused, so that a new
 * electron-builder can't ask for something and silently not get it.
 *
 * The scripts for after installation and removal are taken and not used: the package itself holds the link in /usr/bin
 * and the mode of the sandbox, and so needs to run nothing as root.
 * @param {readonly string[]} args
 * @returns {PackageRequest}
 */
export function parsePackageRequest(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      s: { ...text, short: 's' },
      t: { ...text, short: 't' },
      d: { ...text, short: 'd', multiple: true },
      force: { type: 'boolean' },
      architecture: text,
      'after-install': text,
      'after-remove': text,
      description: text,
      version: text,
      package: text,
      name: text,
      maintainer: text,
      vendor: text,
      url: text,
      license: text,
      category: text,
      'deb-priority': text,
      'deb-compression': text,
      'deb-recommends': { ...text, multiple: true },
      'rpm-os': text,
      'rpm-compression': text,
      'rpm-summary': text,
    },
  });
  const { t: target } = values;
  if (target !== 'deb' && target !== 'rpm') throw new Error(`No package of the kind ${target} is made here.`);
  // For a .deb the first line is the summary; the paragraph below is Marquee’s own.
  const [summary = ''] = needed(values.description, 'description').split('\n');
  return {
    target,
    file: needed(values.package, 'package'),
    name: needed(values.name, 'name'),
    version: needed(values.version, 'version'),
    architecture: needed(values.architecture, 'architecture'),
    maintainer: needed(values.maintainer, 'maintainer'),
    url: needed(values.url, 'url'),
    summary,
    license: needed(values.license, 'license'),
    section: values.category ?? 'utils',
    depends: values.d ?? [],
    contents: positionals.map((mapping) => {
      const [from = '', to = ''] = mapping.split('=');
      return [from, to];
    }),
  };
}

/**
 * @param {string | undefined} value
 * @param {string} name
 */
function needed(value, name) {
  if (!value) throw new Error(`--${name} is missing.`);
  return value;
}
