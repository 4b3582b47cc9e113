import type { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrayFace } from '../../../../main/desktop/tray/tray';
import { SystemTray, type SystemTrayDeps } from '../../../../main/desktop/tray/system-tray';

const electron = vi.hoisted(() => ({ trays: [] as unknown[], scaleFactor: 1 }));

/** Electron as far as a tray icon goes; a picture is its size, and whether macOS tints it. */
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Tray extends Emitter {
    readonly done: string[] = [];
    constructor(public image: unknown) {
      super();
      electron.trays.push(this);
    }
    setImage(image: unknown): void {
      this.image = image;
    }
    setToolTip(text: string): void {
      this.done.push(`tooltip ${text}`);
    }
    setContextMenu(): void {
      this.done.push('menu set');
    }
    popUpContextMenu(): void {
      this.done.push('menu opened');
    }
    setIgnoreDoubleClickEvents(ignore: boolean): void {
      this.done.push(`ignore double clicks ${ignore}`);
    }
    destroy(): void {
      this.done.push('destroyed');
    }
  }
  const createEmpty = () => ({
    urls: [] as string[],
    template: false,
    addRepresentation(picture: { readonly dataURL: string }): void {
      this.urls.push(picture.dataURL);
    },
    setTemplateImage(template: boolean): void {
      this.template = template;
    },
  });
  const screen = Object.assign(new Emitter(), {
    getPrimaryDisplay: () => ({ scaleFactor: electron.scaleFactor }),
  });
  const nativeTheme = Object.assign(new Emitter(), { shouldUseDarkColors: false });
  return { Menu: { buildFromTemplate: () => ({}) }, nativeImage: { createEmpty }, nativeTheme, screen, Tray };
});

interface FakeTray extends EventEmitter {
  readonly image: { readonly urls: readonly string[]; readonly template: boolean };
  readonly done: readonly string[];
}

const face: TrayFace = { icon: 'fine', style: 'automatic', tooltip: 'Quiet Lantern', menu: [] };
const { nativeTheme, screen } = await import('electron');

function begin(platform: SystemTrayDeps['platform']) {
  const clicks: unknown[] = [];
  const places: string[] = [];
  const tray = new SystemTray(
    { platform, onClick: (at) => clicks.push(at), onPlace: (place) => places.push(place) },
    face,
  );
  return { tray, clicks, places, icon: electron.trays.at(-1) as FakeTray };
}

describe('the icon that Electron draws', () => {
  beforeEach(() => {
    electron.scaleFactor = 1;
  });

  it.each(['darwin', 'win32'] as const)('is there at once, and hands a click on (%s)', async (platform) => {
    const { clicks, icon, places } = begin(platform);
    await Promise.resolve();
    expect(places).toEqual(['there']);
    icon.emit('click', {}, { x: 5, y: 6, width: 16, height: 16 });
    icon.emit('click', {}, { x: 0, y: 0, width: 0, height: 0 });
    expect(clicks).toEqual([{ x: 5, y: 6, width: 16, height: 16 }, null]);
  });

  it('takes two quick clicks for two on macOS, where its menu opens by the right button', () => {
    const { icon } = begin('darwin');
    expect(icon.image.template).toBe(true);
    icon.emit('right-click');
    expect(icon.done).toEqual(['ignore double clicks true', 'tooltip Quiet Lantern', 'menu opened']);
  });

  it('has a menu of its own on Windows', () => {
    const { icon } = begin('win32');
    expect(icon.image.template).toBe(false);
    expect(icon.done).toEqual(['tooltip Quiet Lantern', 'menu set']);
  });

  it('is drawn again when the scale of the display, the colors or its state change, until it is removed', () => {
    const { icon, tray } = begin('win32');
    const drawn = [icon.image.urls[0]];
    electron.scaleFactor = 2;
    screen.emit('display-metrics-changed');
    drawn.push(icon.image.urls[0]);
    Object.assign(nativeTheme, { shouldUseDarkColors: true });
    nativeTheme.emit('updated');
    drawn.push(icon.image.urls[0]);
    tray.show({ ...face, icon: 'attention' });
    drawn.push(icon.image.urls[0]);
    expect(new Set(drawn).size).toBe(4);
    tray.remove();
    expect(icon.done.at(-1)).toBe('destroyed');
    const last = icon.image;
    screen.emit('display-metrics-changed');
    nativeTheme.emit('updated');
    expect(icon.image).toBe(last);
  });
});
