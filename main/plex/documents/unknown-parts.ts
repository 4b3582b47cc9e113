import { shortened } from '../../base/shortened';
import { MASK, mightBeSecret, type SecretMask } from '../secrets';
import { attributesOf, childrenOf, namedChildrenOf, textOf, type XmlElement } from './xml';

/** How many values of unknown elements are kept; all that an account was seen with are some fifty. */
const MAX_VALUES = 300;

/** Characters of a path and of a value of an unknown element that are kept. */
const MAX_LENGTH = 500;

/** Attributes that say what the others of their element are about, as in `<setting id="theme" value="dark"/>`. */
const LABELS = ['id', 'name', 'key', 'identifier', 'type'];

/** What is known of an element, by name. */
interface KnownParts {
  readonly attributes: readonly string[] | 'all';
  readonly children: readonly string[];
}

const NOTHING: KnownParts = { attributes: [], children: [] };

/**
 * What a document holds that Marquee does not know, by path: attributes of known elements, and unknown elements with all
 * that is in them. Values that might be secret are masked. An unknown element may be of any size, so a part of it is kept,
 * and how much was left out.
 */
export class UnknownParts {
  readonly #secrets: SecretMask;
  readonly #values = new Map<string, string>();
  /** The last number that a value of a shared path got. */
  readonly #numbers = new Map<string, number>();
  /** How many of them are bounded. */
  #kept = 0;
  #leftOut = 0;

  constructor(secrets: SecretMask) {
    this.#secrets = secrets;
  }

  /** All that was added, by path. */
  get found(): Readonly<Record<string, string>> {
    const more: readonly [string, string][] = this.#leftOut > 0 ? [['…', `${this.#leftOut} more`]] : [];
    return Object.fromEntries([...this.#values, ...more]);
  }

  /** An attribute of a known element at `path` (`''` or one that ends in a dot). */
  addAttribute(path: string, name: string, sent: string): void {
    this.#set(path + this.#secrets.mask(name), this.#guarded([name], sent));
  }

  /** What a known element at `path` holds beside what is known of it; the path of the document itself is empty. */
  addRest(element: XmlElement, path: string, known: KnownParts): void {
    this.#parts(element, path, [], known);
  }

  /** The second child of each name in `names`, and any further one: only the first is read. */
  addRepeated(element: XmlElement, names: readonly string[]): void {
    for (const name of names) {
      const [, ...further] = childrenOf(element, name);
      further.forEach((child, index) => this.#element(child, `${name}[${index + 1}]`, [name]));
    }
  }

  #element(element: XmlElement, path: string, names: readonly string[]): void {
    const isEmpty =
      textOf(element) === '' && attributesOf(element).size === 0 && namedChildrenOf(element).length === 0;
    if (isEmpty) this.#keep(path, names, '');
    this.#parts(element, path, names, NOTHING);
  }

  #parts(element: XmlElement, path: string, names: readonly string[], known: KnownParts): void {
    const attributes = attributesOf(element);
    const text = textOf(element);
    const labels = LABELS.flatMap((label) => attributes.get(label) ?? []);
    const within = path === '' ? '' : `${path}.`;
    if (text !== '') this.#keep(path || 'text', [...names, ...labels], text);
    for (const [name, sent] of attributes) {
      if (known.attributes === 'all' || known.attributes.includes(name)) continue;
      const about = LABELS.includes(name) ? [] : labels;
      this.#keep(within + name, [...names, ...about, name], sent);
    }
    const counts = new Map<string, number>();
    for (const [name, child] of namedChildrenOf(element)) {
      if (known.children.includes(name)) continue;
      const index = counts.get(name) ?? 0;
      counts.set(name, index + 1);
      const isOneOfMany = index > 0 || Array.isArray(element[name]);
      this.#element(child, within + name + (isOneOfMany ? `[${index}]` : ''), [...names, name]);
    }
  }

  #keep(path: string, names: readonly string[], sent: string): void {
    if (this.#kept === MAX_VALUES) {
      this.#leftOut += 1;
      return;
    }
    this.#kept += 1;
    this.#set(
      shortened(this.#secrets.mask(path), MAX_LENGTH),
      shortened(this.#guarded(names, sent), MAX_LENGTH),
    );
  }

  /**
   * Keeps a value; where several share a path, each further one gets a number. Thousands can, once their names are masked, so
   * a free number is looked for from the last one on.
   */
  #set(path: string, value: string): void {
    let number = this.#numbers.get(path) ?? 0;
    let free = path;
    while (this.#values.has(free)) {
      number += 1;
      free = `${path}[${number}]`;
    }
    this.#numbers.set(path, number);
    this.#values.set(free, value);
  }

  /** The value, masked where its name, or that of an element around it, sounds like a secret's. */
  #guarded(names: readonly string[], sent: string): string {
    return names.some((name) => mightBeSecret(name, sent)) ? MASK : this.#secrets.mask(sent);
  }
}
