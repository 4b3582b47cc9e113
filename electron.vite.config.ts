import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { inAscii } from './build/ascii-output.mjs';
import { compileMessages } from './build/messages/compile-messages.mjs';
import { noteBundledPackages } from './build/release/packing/bundled-packages.mjs';

// What the oldest Electron that may run a checkout understands: the stand-in of build/electron-runtime, Electron 33.
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

/**
 * Nothing in Svelte but its flags does anything by being loaded. Svelte does not say so, and its index would bring
 * along what only the views use that are loaded later.
 */
const SVELTE = { test: /svelte[\\/]src[\\/](?!internal[\\/](disclose|flags))/, sideEffects: false };

/** All components use runes. One that happens to have none would bring along what Svelte was before them. */
const RUNES = { compilerOptions: { runes: true } };

/**
 * dbus-next reads XML to learn what an object of another program can do. Marquee knows that of all that it calls, so its start
 * does not load the parser, which is for plex.tv's answers.
 */
const withoutIntrospection: Plugin = {
  name: 'without-introspection',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === 'fast-xml-parser' && importer?.includes('dbus-next') === true ? '\0no-parser' : null,
  load: (id) =>
    id === '\0no-parser'
      ? `export class XMLParser {
           constructor() {
             throw new Error('Marquee asks no object what it can do.');
           }
         }`
      : null,
};

const TRAY_ICONS = resolve('main/desktop/tray/icons');

/** The icons of the tray are files beside main, see tray-pictures.ts. */
const trayIcons: Plugin = {
  name: 'tray-icons',
  generateBundle() {
    for (const name of readdirSync(TRAY_ICONS))
      this.emitFile({
        type: 'asset',
        fileName: `icons/${name}`,
        source: readFileSync(join(TRAY_ICONS, name)),
      });
  },
};

compileMessages();

/** One config for the builds: main and its keychain process, the sandboxed preload, and the pages. */
export default defineConfig({
  main: {
    plugins: [withoutIntrospection, trayIcons, inAscii(), noteBundledPackages('main')],
    build: {
      // keytar, a native module and the only run-time dependency, stays outside; all else is bundled.
      outDir: 'out/main',
      target: NODE,
      minify: true,
      rolldownOptions: {
        input: {
          index: resolve('main/index.ts'),
          'code-cache': resolve('main/base/code-cache.ts'), // build/code-cache loads it, too
          'keychain-process': resolve('main/storage/keychain/keychain-process.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: ({ facadeModuleId }) => `${nameOfWords(facadeModuleId) ?? '[name]'}.cjs`,
        },
      },
    },
  },
  preload: {
    plugins: [noteBundledPackages('preload')],
    build: {
      // A sandboxed preload can require nothing but electron, so it must be one CommonJS file.
      externalizeDeps: false,
      outDir: 'out/preload',
      target: NODE,
      rolldownOptions: {
        input: { index: resolve('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...page('profile'),
    plugins: [svelte(RUNES), noteBundledPackages('profile'), { name: 'build-tray', closeBundle: buildTray }],
  },
});

/** The two pages are built one by one: built together they would share a file, with all that either of them uses. */
async function buildTray(): Promise<void> {
  await build({
    ...page('tray'),
    configFile: false,
    logLevel: 'warn',
    plugins: [
      withoutPreloads,
      withoutProxies,
      svelte({ ...RUNES, configFile: false }),
      noteBundledPackages('tray'),
    ],
  });
}

/**
 * What the popover loads later are its catalogs, each one file without a style. Vite's helper, which loads ahead what such a
 * part needs beside itself, would be a kilobyte for nothing.
 */
const withoutPreloads: Plugin = {
  name: 'without-preloads',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

/**
 * The popover's state is plain values and whole objects (`$state.raw`). Svelte's proxies, which follow changes inside an
 * object, would be most of a kilobyte for nothing; an object that needs one fails here rather than stand still.
 */
const withoutProxies: Plugin = {
  name: 'without-proxies',
  enforce: 'pre',
  load: (id) =>
    /svelte[\\/]src[\\/]internal[\\/]client[\\/]proxy\.js$/.test(id)
      ? `export function proxy(value) {
           if (Object(value) === value) throw new Error('The popover has no proxies: use $state.raw.');
           return value;
         }
         export const get_proxied_value = (value) => value;
         export const is = Object.is;`
      : null,
};

/** What a built file of words is called: by what says them, and by their language. */
function nameOfWords(module: string | null): string | null {
  const [, language, part] = /[\\/]messages[\\/]([\w-]+)[\\/](\w+)\.js$/.exec(module ?? '') ?? [];
  return language === undefined ? null : `${part}.${language}`;
}

function page(name: 'profile' | 'tray') {
  const folder = `assets/${name}`; // main serves what is in these folders alone, see app-protocol.ts
  return {
    root: resolve('renderer'),
    base: './',
    build: {
      outDir: resolve('out/renderer'),
      emptyOutDir: name === 'profile', // the first
      target: CHROMIUM,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: resolve(`renderer/${name}.html`),
        treeshake: { moduleSideEffects: [SVELTE] },
        output: {
          // Names without a hash: nothing keeps a page's files but the code cache, which compares what is in them, and the
          // list of what each view loads with it stands in the file that a page begins with.
          entryFileNames: `${folder}/[name].js`,
          chunkFileNames: ({ facadeModuleId }) => `${folder}/${nameOfWords(facadeModuleId) ?? '[name]'}.js`,
          assetFileNames: `${folder}/[name].[ext]`,
          // What a page begins with is one file: several take longer to load than what they could share would save.
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'] },
              { name: 'words', test: /@messageformat|make-plural/ }, // what all catalogs need
            ],
          },
        },
      },
    },
  } satisfies InlineConfig;
}
