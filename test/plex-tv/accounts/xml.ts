/** The smallest XML writer that gets the escaping right. */

/** Attribute values by name, in the order in which they are written; `undefined` is not sent at all. */
export type Attributes = Readonly<Record<string, string | undefined>>;

export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  /** Elements inside it, or its text. */
  readonly content: readonly XmlElement[] | string;
}

/** Shorthand for an element. */
export function element(
  name: string,
  attributes: Attributes = {},
  content: readonly XmlElement[] | string = [],
): XmlElement {
  return { name, attributes, content };
}

/**
 * A whole document with `root`, indented as plex.tv indents.
 * @throws RangeError for a name or a character that XML 1.0 cannot carry, not even escaped; to send such
 * things on purpose, send the text of a document instead
 */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`;
}

function written({ name, attributes, content }: XmlElement, indent: string): string {
  const pairs = Object.entries(attributes)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([key, value]) => ` ${checkedName(key)}="${escaped(value)}"`);
  const start = `${indent}<${checkedName(name)}${pairs.join('')}`;
  if (content.length === 0) return `${start}/>\n`;
  if (typeof content === 'string') return `${start}>${escaped(content)}</${name}>\n`;
  const inner = content.map((child) => written(child, `${indent}  `)).join('');
  return `${start}>\n${inner}${indent}</${name}>\n`;
}

function checkedName(name: string): string {
  if (!/^[A-Za-z_][\w.-]*$/.test(name))
    throw new RangeError(`XML has no room for the name ${JSON.stringify(name)}`);
  return name;
}

/** White space other than the blank is escaped too: a reader would turn it into blanks in an attribute. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * `text` as it stands in an element or between the quotes of an attribute.
 * @throws RangeError for a character that XML 1.0 cannot carry
 */
export function escaped(text: string): string {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text)) {
    throw new RangeError(`XML 1.0 cannot carry a character of ${JSON.stringify(text)}`);
  }
  return text.replace(/[&<>"'\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
