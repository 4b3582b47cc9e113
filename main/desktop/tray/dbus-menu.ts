import { Variant } from '@jellybrick/dbus-next';
import * as v from 'valibot';
import { servedMethod, type ServedInterface, type ServedObject } from '../../dbus/served-object';
import type { SessionBus } from '../../dbus/session-bus';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import type { MenuEntry } from './menu-entry';
import { panelText } from './panel-text';

/** The entry that all others are in. */
const ROOT = 0;

/** An entry and the number by which panels know it. */
interface Item {
  readonly id: number;
  readonly entry: MenuEntry;
}

type Properties = Readonly<Record<string, Variant>>;
type Layout = readonly [id: number, properties: Properties, children: readonly Variant[]];

const Names = v.array(v.string());
const MenuEvent = v.tuple([v.number(), v.string(), v.unknown(), v.number()]);

/**
 * A menu that the panel draws (com.canonical.dbusmenu). An entry keeps its number for as long as it says the same: who
 * clicks in a menu that was opened before it changed gets what they read, or nothing.
 * https://github.com/AyatanaIndicators/libdbusmenu/blob/main/libdbusmenu-glib/dbus-menu.xml
 */
export class DbusMenu {
  readonly #object: ServedObject;
  #items: readonly Item[] = [];
  #numbers: ReadonlyMap<string, number> = new Map();
  #lastNumber = ROOT;
  #revision = 1;

  constructor(bus: SessionBus, path: string, entries: readonly MenuEntry[]) {
    this.#object = bus.serve(path, this.#interface());
    this.show(entries);
  }

  show(entries: readonly MenuEntry[]): void {
    const before = this.#items;
    const names = namesOf(entries);
    this.#items = entries.map((entry, at) => ({ id: this.#numberOf(names[at]), entry }));
    this.#numbers = new Map(names.flatMap((name, at) => numbered(name, this.#items[at]?.id)));
    if (this.#items.map(({ id }) => id).join() !== before.map(({ id }) => id).join()) {
      this.#revision += 1;
      this.#object.emit('LayoutUpdated', [this.#revision, ROOT]);
      return;
    }
    const text = ({ entry }: Item): string => JSON.stringify(propertiesOf(entry));
    const changed = this.#items.filter((item, at) => {
      const was = before[at];
      return was === undefined || text(was) !== text(item);
    });
    if (changed.length === 0) return;
    this.#object.emit('ItemsPropertiesUpdated', [
      changed.map(({ id, entry }) => [id, propertiesOf(entry)]),
      [],
    ]);
  }

  withdraw(): void {
    this.#object.withdraw();
  }

  #numberOf(name: string | null | undefined): number {
    return (name ? this.#numbers.get(name) : undefined) ?? (this.#lastNumber += 1);
  }

  #interface(): ServedInterface {
    return {
      name: 'com.canonical.dbusmenu',
      methods: {
        GetLayout: servedMethod(
          'iias',
          'u(ia{sv}av)',
          v.tuple([v.number(), v.number(), Names]),
          ([parent, depth, names]) => {
            const layout = this.#layout(parent, depth, names);
            return layout.ok ? succeed([this.#revision, layout.value]) : layout;
          },
        ),
        GetGroupProperties: servedMethod(
          'aias',
          'a(ia{sv})',
          v.tuple([v.array(v.number()), Names]),
          ([ids, names]) => {
            const wanted = this.#items.filter(({ id }) => ids.length === 0 || ids.includes(id));
            return succeed([wanted.map(({ id, entry }) => [id, only(names, propertiesOf(entry))])]);
          },
        ),
        GetProperty: servedMethod('is', 'v', v.tuple([v.number(), v.string()]), ([id, name]) => {
          const item = this.#find(id);
          const property = item && new Map(Object.entries(propertiesOf(item.entry))).get(name);
          return property ? succeed([property]) : fail('There is no such property.');
        }),
        Event: servedMethod('isvu', '', MenuEvent, ([id, event]) => this.#happened(id, event)),
        EventGroup: servedMethod('a(isvu)', 'ai', v.tuple([v.array(MenuEvent)]), ([events]) =>
          succeed([events.filter(([id, event]) => !this.#happened(id, event).ok).map(([id]) => id)]),
        ),
        AboutToShow: servedMethod('i', 'b', v.tuple([v.number()]), ([id]) =>
          this.#knows(id) ? succeed([false]) : fail(GONE),
        ),
        AboutToShowGroup: servedMethod('ai', 'aiai', v.tuple([v.array(v.number())]), ([ids]) =>
          succeed([[], ids.filter((id) => !this.#knows(id))]),
        ),
      },
      properties: {
        Version: { signature: 'u', read: () => 3 },
        TextDirection: { signature: 's', read: () => 'ltr' },
        Status: { signature: 's', read: () => 'normal' },
        IconThemePath: { signature: 'as', read: () => [] },
      },
      signals: {
        LayoutUpdated: 'ui',
        ItemsPropertiesUpdated: 'a(ia{sv})a(ias)',
        ItemActivationRequested: 'iu',
      },
    };
  }

  #find(id: number): Item | undefined {
    return this.#items.find((item) => item.id === id);
  }

  #knows(id: number): boolean {
    return id === ROOT || this.#find(id) !== undefined;
  }

  #layout(parent: number, depth: number, names: readonly string[]): Result<Layout, string> {
    const leaf = ({ id, entry }: Item): Layout => [id, only(names, propertiesOf(entry)), []];
    if (parent === ROOT) {
      const children = depth === 0 ? [] : this.#items.map((item) => new Variant('(ia{sv}av)', leaf(item)));
      return succeed([ROOT, only(names, { 'children-display': new Variant('s', 'submenu') }), children]);
    }
    const item = this.#find(parent);
    return item ? succeed(leaf(item)) : fail(GONE);
  }

  /** The panel gets its answer before the entry runs, which may end Marquee. */
  #happened(id: number, event: string): Result<readonly [], string> {
    if (!this.#knows(id)) return fail(GONE);
    const entry = this.#find(id)?.entry;
    if (event !== 'clicked' || entry === undefined) return succeed([]); // 'opened', 'closed', 'hovered'
    if (!isEnabled(entry)) return fail('This entry can’t be chosen now.');
    setImmediate(entry.run);
    return succeed([]);
  }
}

const GONE = 'This entry is no longer in the menu.';

function isEnabled(entry: MenuEntry): entry is Extract<MenuEntry, { readonly run: () => void }> {
  switch (entry.kind) {
    case 'separator':
    case 'text':
      return false;
    case 'action':
      return entry.enabled;
    case 'checkbox':
    case 'radio':
      return true;
  }
}

function propertiesOf(entry: MenuEntry): Properties {
  if (entry.kind === 'separator') return { type: new Variant('s', 'separator') };
  const toggle =
    entry.kind === 'checkbox' || entry.kind === 'radio'
      ? {
          'toggle-type': new Variant('s', entry.kind === 'radio' ? 'radio' : 'checkmark'),
          'toggle-state': new Variant('i', entry.checked ? 1 : 0),
        }
      : {};
  return {
    label: new Variant('s', panelText(entry.label).replaceAll('_', '__')), // one alone stands for a key
    enabled: new Variant('b', isEnabled(entry)),
    ...toggle,
  };
}

/** No names stand for all properties. */
function only(names: readonly string[], properties: Properties): Properties {
  if (names.length === 0) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
}

/**
 * What makes each entry the same in the next menu: what is clicked, its words; what only tells something, its place
 * among those. Null for words that stand there twice, such as accounts of the same name: they are new each time.
 */
function namesOf(entries: readonly MenuEntry[]): readonly (string | null)[] {
  const before = (at: number, kind: MenuEntry['kind']): number =>
    entries.slice(0, at).filter((entry) => entry.kind === kind).length;
  const names = entries.map((entry, at) =>
    entry.kind === 'separator' || entry.kind === 'text'
      ? `${entry.kind} ${before(at, entry.kind)}`
      : `${entry.kind} “${entry.label}”`,
  );
  return names.map((name) => (names.indexOf(name) === names.lastIndexOf(name) ? name : null));
}

function numbered(name: string | null, id: number | undefined): readonly (readonly [string, number])[] {
  return name === null || id === undefined ? [] : [[name, id]];
}
