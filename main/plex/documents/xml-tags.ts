import type { Slices } from '../../base/slices';
import { FORBIDDEN, MAX_DEPTH } from './xml-limits';

/** Attributes by name, as sent: what stands for a character is not decoded yet. */
export type RawAttributes = ReadonlyMap<string, string>;

/** Told of each element as it begins; false ends the reading. */
export type OnElement = (name: string, attributes: RawAttributes, depth: number) => boolean;

/** Far more than any element of plex.tv's has. */
const MAX_ATTRIBUTES = 200;

/** What can follow in a document, each read from where the one before ended. */
const TEXT = /[^<]+/y;
const START = /<([^\s<>/=&'"!?]+)/y;
const END = /<\/([^\s<>/=&'"!?]+)\s*>/y;
const ATTRIBUTE = /\s+([^\s<>/=&'"!?]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const CLOSE = /\s*(\/?)>/y;
/** Comments, processing instructions and character data, of which nothing is read. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const;

/**
 * Reads a document tag by tag, for one that is too large to be read at once: it pauses at each `yield`, for who drives it
 * to let others have their turn. Nothing is kept of what was read. Each character is looked at a few times, whatever the
 * document. `xml.ts` reads small documents whole.
 * @param onElement told of each element as it begins
 * @returns false when it is not one well-formed document, or has a DOCTYPE, or when `onElement` has ended it
 */
export function readTags(text: string, onElement: OnElement): Slices<boolean> {
  return new TagReader(text, onElement).read();
}

/** A place in a document, which moves on with what is read. */
class TagReader {
  readonly #text: string;
  readonly #onElement: OnElement;
  /** The elements that have begun and not ended. */
  readonly #open: string[] = [];
  #hasRoot = false;
  #at = 0;

  constructor(text: string, onElement: OnElement) {
    this.#text = text;
    this.#onElement = onElement;
  }

  *read(): Slices<boolean> {
    if (FORBIDDEN.test(this.#text)) return false;
    while (this.#at < this.#text.length) {
      const isTag = this.#text.startsWith('<', this.#at);
      const isRead = isTag ? this.#skip() || this.#end() || this.#start() : this.#between();
      if (!isRead) return false;
      yield;
    }
    return this.#hasRoot && this.#open.length === 0;
  }

  /** Text: outside the root there is none but white space. */
  #between(): boolean {
    const between = this.#take(TEXT)?.[0] ?? '';
    return this.#open.length > 0 || between.trim() === '';
  }

  /** A comment or its like. One that does not end is none. */
  #skip(): boolean {
    const kind = SKIPPED.find(([it]) => this.#text.startsWith(it, this.#at));
    if (!kind) return false;
    const [before, after] = kind;
    const end = this.#text.indexOf(after, this.#at + before.length);
    if (end >= 0) this.#at = end + after.length;
    return end >= 0;
  }

  #end(): boolean {
    const name = this.#take(END)?.[1];
    return name !== undefined && this.#open.pop() === name;
  }

  #start(): boolean {
    const name = this.#take(START)?.[1];
    const isSecondRoot = this.#hasRoot && this.#open.length === 0;
    if (name === undefined || isSecondRoot || this.#open.length === MAX_DEPTH) return false;
    this.#hasRoot = true;
    const attributes = new Map<string, string>();
    for (let one = this.#take(ATTRIBUTE); one !== null; one = this.#take(ATTRIBUTE)) {
      const [, key = '', quoted, single = ''] = one;
      if (attributes.has(key) || attributes.size === MAX_ATTRIBUTES) return false;
      attributes.set(key, quoted ?? single);
    }
    const close = this.#take(CLOSE)?.[1];
    if (close === undefined) return false;
    const isWanted = this.#onElement(name, attributes, this.#open.length);
    if (close === '') this.#open.push(name);
    return isWanted;
  }

  /** What `pattern`, which is sticky, finds here; null when that is something else. */
  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that an attribute stands for: white space is a blank (XML 1.0, 3.3.3). What names no character stays as sent. */
export function decoded(raw: string): string {
  return raw
    .replace(/[\t\n\r]/g, ' ')
    .replace(
      /&(amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/g,
      (sent, name: string) => characterOf(name) ?? sent,
    );
}

/** The character that an entity names; null when XML can't carry it. */
function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return ENTITIES[name] ?? null;
  const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  const character = String.fromCodePoint(code);
  return FORBIDDEN.test(character) ? null : character;
}
