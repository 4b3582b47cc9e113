import * as v from 'valibot';
import type { TrayIconState } from '../../../preload/contract/app/glance';
import type { TrayIconStyle } from '../../../preload/contract/app/settings';
import { succeed } from '../../../preload/contract/result';
import { servedMethod, type ServedInterface, type ServedObject } from '../../dbus/served-object';
import type { SessionBus } from '../../dbus/session-bus';
import { textWithoutMarkup } from './panel-text';
import type { TrayFace } from './tray';

/** One size of an icon: its pixels from the top left, each as alpha, red, green, blue; colors are not premultiplied. */
export interface Pixmap {
  readonly width: number;
  readonly height: number;
  readonly argb: Buffer;
}

/** What an item needs of the world. */
export interface StatusNotifierItemDeps {
  readonly bus: SessionBus;
  readonly path: string;
  readonly menuPath: string;
  readonly pixmaps: (icon: TrayIconState, style: TrayIconStyle) => readonly Pixmap[];
  readonly onActivate: () => void;
}

type ItemFace = Pick<TrayFace, 'icon' | 'style' | 'tooltip'>;

const Place = v.tuple([v.number(), v.number()]);
const NO_PIXMAPS: readonly Pixmap[] = [];

/**
 * The icon that the panel of a Linux desktop draws (org.kde.StatusNotifierItem). It has every property of the
 * specification, most of them empty: lxqt-panel shows no icon when it can't read IconName and IconThemePath.
 * https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierItem/
 */
export class StatusNotifierItem {
  readonly #deps: StatusNotifierItemDeps;
  readonly #object: ServedObject;
  #face: ItemFace;
  #pixmaps: readonly Pixmap[] | null = null;
  #wasRead = false;

  constructor(deps: StatusNotifierItemDeps, face: ItemFace) {
    this.#deps = deps;
    this.#face = face;
    this.#object = deps.bus.serve(deps.path, this.#interface());
  }

  /** Whether a panel has read the icon since `forgetReaders`: whoever shows it must. */
  get wasRead(): boolean {
    return this.#wasRead;
  }

  forgetReaders(): void {
    this.#wasRead = false;
  }

  show(face: ItemFace): void {
    const before = this.#face;
    this.#face = face;
    if (face.icon !== before.icon || face.style !== before.style) {
      this.#pixmaps = null;
      this.#object.emit('NewIcon', []);
    }
    if (face.tooltip !== before.tooltip) this.#object.emit('NewToolTip', []);
  }

  withdraw(): void {
    this.#object.withdraw();
  }

  #interface(): ServedInterface {
    const text = (value: string) => ({ signature: 's', read: () => value });
    const noPixmaps = { signature: 'a(iiay)', read: () => inStructs(NO_PIXMAPS) };
    const nothing = servedMethod('ii', '', Place, () => succeed([]));
    return {
      name: 'org.kde.StatusNotifierItem',
      methods: {
        // The place is not used: mate-panel and waybar count from the edge of their own window, others from the screen’s.
        Activate: servedMethod('ii', '', Place, () => {
          setImmediate(this.#deps.onActivate);
          return succeed([]);
        }),
        SecondaryActivate: nothing,
        ContextMenu: nothing, // panels draw the menu themselves
        Scroll: servedMethod('is', '', v.tuple([v.number(), v.string()]), () => succeed([])),
      },
      properties: {
        Category: text('ApplicationStatus'),
        Id: text('marquee'),
        Title: text('Marquee'),
        Status: text('Active'),
        WindowId: { signature: 'i', read: () => 0 },
        // ayatana-indicator-application shows icons by name alone: it takes an item with a name, even an empty one, lists
        // it, and shows nothing. lxqt-panel asks for the name.
        IconName: { ...text(''), onlyByName: true },
        IconThemePath: text(''),
        IconPixmap: {
          signature: 'a(iiay)',
          read: () => {
            this.#wasRead = true;
            return inStructs((this.#pixmaps ??= this.#deps.pixmaps(this.#face.icon, this.#face.style)));
          },
        },
        OverlayIconName: text(''),
        OverlayIconPixmap: noPixmaps,
        AttentionIconName: text(''),
        AttentionIconPixmap: noPixmaps,
        AttentionMovieName: text(''),
        ToolTip: {
          signature: '(sa(iiay)ss)',
          // All of it is the title: lxqt-panel shows nothing else.
          read: () => ['', [], textWithoutMarkup(this.#face.tooltip), ''],
        },
        ItemIsMenu: { signature: 'b', read: () => false },
        Menu: { signature: 'o', read: () => this.#deps.menuPath },
      },
      signals: {
        NewTitle: '',
        NewIcon: '',
        NewAttentionIcon: '',
        NewOverlayIcon: '',
        NewToolTip: '',
        NewStatus: 's',
      },
    };
  }
}

function inStructs(pixmaps: readonly Pixmap[]): readonly (readonly [number, number, Buffer])[] {
  return pixmaps.map(({ width, height, argb }) => [width, height, argb]);
}
