/** @typedef {import('./reference.mjs').Entry} Entry */

/**
 * The completions for Bash. They need nothing of the package bash-completion, which only loads them.
 * @param {readonly Entry[]} entries
 */
export function bashCompletions(entries) {
  return `# What Bash completes after marquee; made from the table of its flags.
_marquee() {
  # Bash breaks a word at its equals sign, and replaces only what comes after that.
  local line=\${COMP_LINE:0:COMP_POINT}
  local word=\${line##*[[:space:]]}
  COMPREPLY=()
  [[ \${COMP_WORDS[COMP_CWORD - 1]} == @(${freeFlags(entries).join('|')}) ]] && return
  mapfile -t COMPREPLY < <(compgen -W '${flagsOf(entries).join(' ')}' -- "$word")
  [[ $word == *=* && $COMP_WORDBREAKS == *=* ]] && COMPREPLY=("\${COMPREPLY[@]#"\${word%%=*}="}")
}
complete -F _marquee marquee
`;
}

/**
 * The completions for zsh.
 * @param {readonly Entry[]} entries
 */
export function zshCompletions(entries) {
  return `#compdef marquee
# What zsh completes after marquee; made from the table of its flags.
_arguments -S \\
${entries
  .filter(isFlag)
  .map((entry) => `  ${zshArgument(entry, entries)}`)
  .join(' \\\n')}
`;
}

/**
 * The completions for fish.
 * @param {readonly Entry[]} entries
 */
export function fishCompletions(entries) {
  const lines = entries.map(({ text, short, placeholder, words }) => {
    const letter = short === null ? '' : ` -s ${short.slice(1)}`;
    return `complete -c marquee${letter} -l ${text.slice(2)}${placeholder === null ? '' : ' -x'} -d ${quoted(words)}`;
  });
  return `# What fish completes after marquee; made from the table of its flags.
complete -c marquee -f
${lines.join('\n')}
`;
}

/**
 * All that can be written.
 * @param {readonly Entry[]} entries
 */
function flagsOf(entries) {
  return entries.flatMap(({ text, short }) => (short === null ? [text] : [short, text]));
}

/**
 * What a word of the person's own comes after.
 * @param {readonly Entry[]} entries
 */
function freeFlags(entries) {
  return entries.filter(({ placeholder }) => placeholder !== null).map(({ text }) => text);
}

/**
 * False for a flag with one of its formats.
 * @param {Entry} entry
 */
function isFlag({ flag, text }) {
  return text === flag.name;
}

/**
 * @param {Entry} entry
 * @param {readonly Entry[]} entries
 */
function zshArgument({ flag, text, short, placeholder, words }, entries) {
  const about = `[${zshText(words).replaceAll(']', '\\]')}]`;
  if (short !== null) return `'(${short} ${text})'{${short},${text}}${quoted(about)}`;
  if (placeholder !== null) return quoted(`${text}=${about}:${placeholder}: `);
  const formats = entries.filter((entry) => entry.flag === flag && !isFlag(entry));
  if (formats.length === 0) return quoted(`${text}${about}`);
  const choices = formats.map((entry) => {
    const name = entry.text.slice(text.length + 1);
    return `${name}\\:"${zshText(entry.words).replaceAll('"', '\\"')}"`;
  });
  return quoted(`${text}=-${about}::format:((${choices.join(' ')}))`);
}

/**
 * A colon would end the text.
 * @param {string} text
 */
function zshText(text) {
  return text.replaceAll(':', '\\:');
}

/**
 * In single quotes, as zsh and fish read them.
 * @param {string} text
 */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
