import type { Slices } from '../../base/slices';
import { FORBIDDEN, MAX_DEPTH } from './xml-limits';

/** Attributes by name, as sent: what stands for a character is not decoded yet. */
export type RawAttributes = ReadonlyMap<string, string>;

/** Who is told of what a document holds. */
export interface TagListener {
  /**
   * Told of each element as it begins; false ends the reading.
   * @param names those of the elements around it, the outermost first, and its own
   */
  readonly onElement: (names: readonly string[], attributes: RawAttributes) => Slices<boolean>;
  /**
   * Told of each element as it ends.
   * @param text the first characters of what stands directly in it
   */
  readonly onEnd: (names: readonly string[], text: string) => void;
}

/** Far more than any element of plex.tv's has. */
const MAX_ATTRIBUTES = 200;

/** Longer than any name of plex.tv's. */
const MAX_NAME = 200;

/** So much of a text is decoded: one of plex.tv's that is longer is none that anything is made of. */
const MAX_DECODED = 5_000;

/** How many characters are looked at in one step for what is forbidden. */
const STEP = 64 * 1024;

/** What can follow in a document, each read from where the one before ended. */
const TEXT = /[^<]+/y;
const START = /<([^\s<>/=&'"!?]+)/y;
const END = /<\/([^\s<>/=&'"!?]+)\s*>/y;
const ATTRIBUTE = /\s+([^\s<>/=&'"!?]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const CLOSE = /\s*(\/?)>/y;
/** Comments, processing instructions and character data. */
const CHARACTER_DATA = ['<![CDATA[', ']]>'] as const;
const SPECIAL = [['<!--', '-->'], ['<?', '?>'], CHARACTER_DATA] as const;

/**
 * Reads a document tag by tag, for one that is too large to be read at once: it pauses at each `yield`, for who drives it
 * to let others have their turn. Nothing is kept of what was read. Each character is looked at a few times, whatever the
 * document. `xml.ts` reads small documents whole.
 * @returns false when it is not one well-formed document, or has a DOCTYPE, or when the listener has ended it
 */
export function readTags(text: string, listener: TagListener): Slices<boolean> {
  return new TagReader(text, listener).read();
}

/** A place in a document, which moves on with what is read. */
class TagReader {
  readonly #text: string;
  readonly #listener: TagListener;
  /** The names of the elements that have begun and not ended, and the text that stands in each so far. */
  readonly #names: string[] = [];
  readonly #texts: string[] = [];
  #hasRoot = false;
  #at = 0;

  constructor(text: string, listener: TagListener) {
    this.#text = text;
    this.#listener = listener;
  }

  *read(): Slices<boolean> {
    // A DOCTYPE that stands across two steps is no tag, and ends the reading below.
    for (let at = 0; at < this.#text.length; at += STEP) {
      if (FORBIDDEN.test(this.#text.slice(at, at + STEP))) return false;
      yield;
    }
    while (this.#at < this.#text.length) {
      const isTag = this.#text.startsWith('<', this.#at);
      const isRead = isTag ? this.#special() || this.#end() || (yield* this.#start()) : this.#between();
      if (!isRead) return false;
      yield;
    }
    return this.#hasRoot && this.#names.length === 0;
  }

  /** Text: outside the root there is none but white space. */
  #between(): boolean {
    const between = this.#take(TEXT)?.[0] ?? '';
    if (this.#names.length === 0) return between.trim() === '';
    this.#keep(decoded(between));
    return true;
  }

  /** A comment or its like. One that does not end is none. */
  #special(): boolean {
    const kind = SPECIAL.find(([it]) => this.#text.startsWith(it, this.#at));
    if (!kind) return false;
    const [before, after] = kind;
    const begin = this.#at + before.length;
    const end = this.#text.indexOf(after, begin);
    if (end < 0) return false;
    if (kind === CHARACTER_DATA) this.#keep(this.#text.slice(begin, Math.min(end, begin + MAX_DECODED)));
    this.#at = end + after.length;
    return true;
  }

  /** Adds to the text of the element that is being read. */
  #keep(text: string): void {
    const last = this.#texts.length - 1;
    const known = this.#texts[last];
    if (known !== undefined && known.length < MAX_DECODED) this.#texts[last] = known + text;
  }

  #end(): boolean {
    const name = this.#take(END)?.[1];
    if (name === undefined || this.#names.at(-1) !== name) return false;
    this.#close();
    return true;
  }

  #close(): void {
    this.#listener.onEnd(this.#names, this.#texts.pop() ?? '');
    this.#names.pop();
  }

  *#start(): Slices<boolean> {
    const name = this.#take(START)?.[1];
    const isSecondRoot = this.#hasRoot && this.#names.length === 0;
    if (name === undefined || name.length > MAX_NAME) return false;
    if (isSecondRoot || this.#names.length === MAX_DEPTH) return false;
    this.#hasRoot = true;
    const attributes = new Map<string, string>();
    for (let one = this.#take(ATTRIBUTE); one !== null; one = this.#take(ATTRIBUTE)) {
      const [, key = '', quoted, single = ''] = one;
      if (key.length > MAX_NAME || attributes.size === MAX_ATTRIBUTES) return false;
      if (attributes.has(key)) return false;
      attributes.set(key, quoted ?? single);
    }
    const close = this.#take(CLOSE)?.[1];
    if (close === undefined) return false;
    this.#names.push(name);
    this.#texts.push('');
    const isWanted = yield* this.#listener.onElement(this.#names, attributes);
    if (close !== '') this.#close();
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

/**
 * The text that an attribute stands for: white space is a blank (XML 1.0, 3.3.3). What names no character stays as sent.
 * Of a text of more than 5,000 characters the first alone are decoded.
 */
export function decoded(raw: string): string {
  return raw
    .slice(0, MAX_DECODED)
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
