/**
 * The messages that nothing says, by their paths. The code is read as text: a message counts as said where its key is
 * written (`.key`, `'key'`, or `key` in a pattern that takes a group apart), or where its group is looked up by a value
 * (`group[kind]`, `Object.values(group)`). A key that something else is called, too, can hide; what is reported is never said.
 * @param {import('./catalog.mjs').Catalog} catalog
 * @param {readonly string[]} sources the texts of all files
 * @returns {readonly string[]}
 */
export function unusedMessages(catalog, sources) {
  const code = sources.join('\n');
  const written = new Set([
    ...words(code, /\.\s*([\w$]+)/g),
    ...words(code, /['"]([\w$-]+)['"]/g),
    ...words(code, /\{([\w$\s,:]+)\}/g).flatMap((names) => words(names, /([\w$]+)/g)),
  ]);
  const lookedUp = new Set([
    ...words(code, /([\w$]+)\[/g),
    ...words(code, /Object\.(?:values|entries)\((?:[\w$.]|\(\))*?([\w$]+)\)/g),
  ]);
  return unusedIn(catalog, '', (group, key) => written.has(key) || lookedUp.has(group));
}

/**
 * @param {import('./catalog.mjs').Catalog} catalog
 * @param {string} path
 * @param {(group: string, key: string) => boolean} isSaid
 * @returns {readonly string[]}
 */
function unusedIn(catalog, path, isSaid) {
  const group = path.split('.').at(-2) ?? '';
  return Object.entries(catalog).flatMap(([key, value]) => {
    if (typeof value !== 'string') return unusedIn(value, `${path}${key}.`, isSaid);
    return isSaid(group, key) ? [] : [path + key];
  });
}

/**
 * @param {string} text
 * @param {RegExp} pattern whose first group is a word
 */
function words(text, pattern) {
  return [...text.matchAll(pattern)].flatMap(([, word]) => (word === undefined ? [] : [word]));
}
