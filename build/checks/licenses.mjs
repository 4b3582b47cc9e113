/** Licenses of packages whose code is in Marquee: each lets it be shipped with a notice, and asks for nothing else. */
const SHIPPED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unicode-DFS-2016',
];

/** Licenses of tools that only build and test: what they ask for is about their own code. */
const TOOLS = [...SHIPPED, 'CC-BY-4.0', 'CC0-1.0', 'MPL-2.0', 'Python-2.0', 'Unlicense', 'WTFPL'];

/**
 * What is wrong with the licenses of these packages, a sentence each.
 * @param {readonly { name: string, license: string | undefined, isShipped: boolean }[]} packages with SPDX expressions
 */
export function wrongLicenses(packages) {
  return packages
    .filter(({ license, isShipped }) => !allows(isShipped ? SHIPPED : TOOLS, license ?? ''))
    .map(
      ({ name, license, isShipped }) =>
        `${name} has ${license ? `the license ${license}` : 'no known license'}, which is not among those for ${isShipped ? 'what is shipped' : 'tools'}.`,
    );
}

/**
 * Whether one of the choices that an SPDX expression leaves is wholly on the list. An expression with inner brackets is
 * nobody's so far, and is refused.
 * @param {readonly string[]} list
 * @param {string} expression
 */
function allows(list, expression) {
  const choices = expression.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((license) => list.includes(license)));
}
