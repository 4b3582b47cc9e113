/**
 * @typedef {object} NewsGroup What is new, of one kind.
 * @property {string} title “Added”, “Changed”, “Fixed” and so on
 * @property {readonly (readonly string[])[]} entries each in pieces: every second one is code
 */

const SECTION = /^## \[?([^\]\s]+)/;
const GROUP = /^### (.+)/;
const ENTRY = /^\s*[-*] (.+)/;
const CONTINUED = /^\s+(\S.*)/;

/**
 * What a changelog tells of a version, in the form of https://keepachangelog.com/en/1.1.0/: headings of the second level name
 * versions, those of the third the kinds of changes, and each change is an item of a list. Other text is left out.
 * @param {string} changelog
 * @param {string} version
 * @returns {readonly NewsGroup[] | null} null when the version has no section
 */
export function newsOf(changelog, version) {
  const lines = changelog.split(/\r?\n/);
  const start = lines.findIndex((line) => SECTION.exec(line)?.[1] === version);
  if (start === -1) return null;
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => line.startsWith('## '));
  /** @type {{ title: string, texts: string[] }[]} */
  const groups = [];
  let isInEntry = false;
  for (const line of end === -1 ? after : after.slice(0, end)) {
    const title = GROUP.exec(line)?.[1]?.trim();
    const texts = groups.at(-1)?.texts;
    const entry = ENTRY.exec(line)?.[1];
    /** @type {string | undefined} */
    const more = isInEntry ? CONTINUED.exec(line)?.[1] : undefined;
    if (title !== undefined) groups.push({ title, texts: [] });
    else if (entry !== undefined) texts?.push(entry);
    else if (more !== undefined) texts?.push(`${texts.pop() ?? ''} ${more}`);
    isInEntry = entry !== undefined || more !== undefined;
  }
  return groups
    .filter(({ texts }) => texts.length > 0)
    .map(({ title, texts }) => ({ title, entries: texts.map(piecesOf) }));
}

/**
 * What a version brings, to be shown after an update to it; a version that is not released yet brings what is “Unreleased”.
 * @param {string} changelog
 * @param {string} version
 * @throws {Error} when the changelog tells of neither
 */
export function whatsNew(changelog, version) {
  const news = newsOf(changelog, version) ?? newsOf(changelog, 'Unreleased');
  if (news === null)
    throw new Error(`CHANGELOG.md has no section for ${version}, and none that is unreleased.`);
  return news;
}

/**
 * An entry without the marks of Markdown, which stay in its code.
 * @param {string} text
 * @returns {readonly string[]}
 */
function piecesOf(text) {
  return text
    .split('`')
    .map((piece, index) =>
      index % 2 === 1 ? piece : piece.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*/g, ''),
    );
}
