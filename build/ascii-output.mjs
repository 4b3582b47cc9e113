/**
 * A plugin for the build that writes what is not ASCII as escapes. One typographic apostrophe makes the engine keep a whole
 * file with two bytes for each character, and that for as long as the program runs.
 * @returns {import('vite').Plugin}
 */
export function inAscii() {
  return {
    name: 'in-ascii',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = escaped(file.code);
      }
    },
  };
}

/** @param {string} code without comments, and without raw templates that hold more than ASCII */
function escaped(code) {
  // eslint-disable-next-line no-control-regex -- ASCII begins with them
  return code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
