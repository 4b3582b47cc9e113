import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../build/launcher/base/places.mjs';
import { run } from '../../../build/launcher/base/steps.mjs';
import { PAGE_LIMITS, pageSize } from '../page-size';
import type { Figure, Outcome } from '../figure';

const MEGABYTE = 1_000_000;

/** What of Electron's program electron-builder looks for, to set the fuses: a mark, a version, a length, the fuses. */
const FUSES = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0008${'0'.repeat(8)}`;

/** How much has to be loaded and installed. */
export async function measureSizes(): Promise<readonly Figure[]> {
  return [
    {
      name: 'script, style and English words of the profile window, gzip',
      baseline: null,
      unit: 'kB',
      goal: { of: 'value', atMost: PAGE_LIMITS['profile.html'] },
      outcome: outcomeOf('profile.html', await pageSize('profile.html')),
    },
    {
      name: 'script, style and English words of the tray window, gzip',
      baseline: null,
      unit: 'kB',
      goal: { of: 'value', atMost: PAGE_LIMITS['tray.html'] },
      outcome: outcomeOf('tray.html', await pageSize('tray.html')),
    },
    {
      name: 'the packaged app without Electron’s own files',
      baseline: null,
      unit: 'MB',
      goal: { of: 'value', atMost: 3 },
      outcome: await packageSize(),
    },
  ];
}

function outcomeOf(page: keyof typeof PAGE_LIMITS, value: number | null): Outcome {
  return value === null ? { kind: 'not measured', why: `there is no ${page} yet` } : { kind: 'value', value };
}

/** Packs Marquee around an Electron that is hollow: what then lies in the folder is all Marquee's own. */
async function packageSize(): Promise<Outcome> {
  const work = await mkdtemp(join(tmpdir(), 'marquee-pack-'));
  try {
    const hollow = join(work, 'electron');
    for (const folder of ['locales', 'resources']) await mkdir(join(hollow, folder), { recursive: true });
    await writeFile(join(hollow, 'electron'), FUSES);
    await writeFile(join(hollow, 'locales/en-US.pak'), '');
    const builder = join(root, 'node_modules/electron-builder/cli.js');
    const options = [`electronDist=${hollow}`, 'electronVersion=0.0.0', `directories.output=${work}/dist`];
    const { ok, output } = await run(
      process.execPath,
      [builder, '--linux', 'dir', ...options.map((option) => `--config.${option}`)],
      { cwd: root },
    );
    if (!ok) return { kind: 'not measured', why: `electron-builder failed: ${lastLine(output)}` };
    return { kind: 'value', value: (await sizeOf(join(work, 'dist/linux-unpacked'))) / MEGABYTE };
  } finally {
    await rm(work, { recursive: true });
  }
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}

function lastLine(output: string): string {
  return output.split('\n').at(-1)?.trim() ?? '';
}
