import { XMLParser } from 'fast-xml-parser';
import { FORBIDDEN, MAX_BYTES, MAX_DEPTH } from './xml-limits';

/** An element as fast-xml-parser gives it: attributes under `@_name`, children under their names. */
export interface XmlElement {
  readonly [name: string]: XmlValue | undefined;
}
/** An element without attributes and children is its text; one that repeats is a list. */
export type XmlValue = string | XmlElement | readonly (string | XmlElement)[];

const ATTRIBUTE = '@_';
const WRAPPER = 'reply';

/*
 * Settings as measured against hostile documents: with `htmlEntities` numeric references are decoded, without it
 * `O&#39;Brien` stays so; the prefix keeps attributes such as `__proto__` plain data; values stay strings, since
 * `0x1F` in a uuid is not 31. DOCTYPE is refused before parsing, so that only the five XML entities, HTML's and
 * numeric ones are expanded, and no document can expand beyond its own size.
 */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: {
    enabled: true,
    maxTotalExpansions: MAX_BYTES,
    maxExpandedLength: MAX_BYTES,
    maxEntityCount: 1,
  },
  maxNestedTags: MAX_DEPTH + 1, // those of the document and our wrapper
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Reads `text` as one XML document and returns its root, or null when it is not well-formed, has a DOCTYPE, or
 * is not exactly one `root` element.
 *
 * fast-xml-parser accepts text or a second root after the first. Inside a wrapper of ours both show as siblings.
 */
export function parseXmlDocument(text: string, root: string): XmlElement | null {
  if (FORBIDDEN.test(text)) return null;
  const body = text.replace(/^\s*<\?xml\s[^>]*\?>/, '');
  let document: unknown;
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is to replace it brings eleven packages
    document = parser.parse(`<${WRAPPER}>${body}</${WRAPPER}>`, true);
  } catch {
    return null; // its messages quote the document, and a document holds secrets
  }
  const wrapper = asElement((document as XmlElement)[WRAPPER]);
  const { '#text': between = '', ...children } = wrapper;
  const [found, ...others] = Object.keys(children);
  if (found !== root || others.length > 0 || Array.isArray(children[root])) return null;
  return typeof between === 'string' && between.trim() === '' ? asElement(children[root]) : null;
}

/** The element's attributes by name, in the order of the document. */
export function attributesOf(element: XmlElement): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(element)) {
    if (name.startsWith(ATTRIBUTE) && typeof value === 'string') {
      attributes.set(name.slice(ATTRIBUTE.length), value);
    }
  }
  return attributes;
}

/** The element's direct children called `name`; none gives an empty list. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  const found = element[name];
  if (found === undefined) return [];
  return (isList(found) ? found : [found]).map(asElement);
}

/** All direct children of the element with their names, in the order in which each name first came. */
export function namedChildrenOf(element: XmlElement): readonly (readonly [name: string, XmlElement])[] {
  return Object.keys(element)
    .filter((name) => !name.startsWith(ATTRIBUTE) && name !== '#text')
    .flatMap((name) => childrenOf(element, name).map((child) => [name, child] as const));
}

/** The text that stands directly in the element. */
export function textOf(element: XmlElement): string {
  const text = element['#text'];
  return typeof text === 'string' ? text.trim() : '';
}

function asElement(value: XmlValue | undefined): XmlElement {
  if (value === undefined || isList(value)) return {};
  return typeof value === 'string' ? { '#text': value } : value;
}

function isList(value: XmlValue): value is readonly (string | XmlElement)[] {
  return Array.isArray(value);
}
