import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

/** A TypeScript program made into a file that plain Node can start quickly. */
export interface Bundle {
  readonly file: string;
  remove(): Promise<void>;
}

/** Bundles `entry` as the app's own build does: all in CommonJS, except keytar. */
export async function bundle(entry: string): Promise<Bundle> {
  const cache = resolve('node_modules/.cache'); // below node_modules, so that keytar is found from there
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(join(cache, 'marquee-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: false })], // for the runes of `.svelte.ts`
    build: {
      ssr: entry,
      outDir,
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
    ssr: { noExternal: true, external: ['keytar'] },
  });
  return {
    file: join(outDir, `${basename(entry, '.ts')}.cjs`),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
