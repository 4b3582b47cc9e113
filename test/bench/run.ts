/**
 * `npm run bench [-- --only NAME,NAME] [--pairs N]`: how fast and how small Marquee is beside a bare Electron. A run
 * of everything also writes its figures to results.json and their table to docs/benchmark.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { runCommand } from '../../build/launcher/base/command.mjs';
import { root } from '../../build/launcher/base/places.mjs';
import { prepare } from '../../build/launcher/preparation/prepare.mjs';
import { say, step, Stop } from '../../build/launcher/base/steps.mjs';
import manifest from '../../package.json' with { type: 'json' };
import type { Figure } from './figure';
import { measureAccounts } from './figures/accounts';
import { measureBridge } from './figures/bridge';
import { measureIdle } from './figures/idle';
import { measureLists } from './figures/lists';
import { measureTrayMemory, measureWindowMemory } from './figures/memory';
import { measureParsing } from './figures/parse';
import { measurePopover } from './figures/popover';
import { measureRefresh } from './figures/refresh';
import { measureSizes } from './figures/size';
import { measureStart } from './figures/start';
import { measureStatus } from './figures/status';
import { tableOf, withTable } from './report';
import { resultsOf } from './results';
import { openWorld, type World } from './world';

const FEWEST_PAIRS = 10;

type Measure = (world: World, pairs: number) => Promise<readonly Figure[]>;

/** The parts of a run, by the names that `--only` takes. */
const PARTS: Readonly<Record<string, Measure>> = {
  start: measureStart,
  accounts: measureAccounts,
  popover: measurePopover,
  lists: measureLists,
  refresh: measureRefresh,
  status: measureStatus,
  window: measureWindowMemory,
  tray: measureTrayMemory,
  cpu: measureIdle,
  parse: (_, pairs) => measureParsing(pairs),
  bridge: measureBridge,
  size: measureSizes,
};

async function bench(args: readonly string[]): Promise<number> {
  const { parts, pairs } = readArguments(args);
  const { executable, version } = await prepare('tests');
  const world = await openWorld(executable);
  const figures: Figure[] = [];
  for (const [name, measure] of parts) {
    const found = await step(`Measuring: ${name}`, () => measured(name, measure, world, pairs));
    console.log(tableOf(found)); // a whole run is long
    figures.push(...found);
  }
  await world.close();
  const table = tableOf(figures);
  console.log(table);
  if (parts.length < Object.keys(PARTS).length || pairs < FEWEST_PAIRS) return 0;
  const versions = { marquee: manifest.version, electron: version, node: process.versions.node };
  const results = resultsOf({ date: new Date().toISOString(), pairs, versions }, figures);
  await save('test/bench/results.json', () => JSON.stringify(results));
  await save('docs/benchmark.md', (page) => withTable(page, table));
  return 0;
}

function readArguments(args: readonly string[]) {
  const options = {
    only: { type: 'string' },
    pairs: { type: 'string', default: String(FEWEST_PAIRS) },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const all = Object.keys(PARTS);
  const names = values.only?.split(',') ?? all;
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Stop(`There is no “${unknown}” to measure: ${all.join(', ')}.`);
  const pairs = Number(values.pairs);
  if (!Number.isInteger(pairs) || pairs < 1) throw new Stop(`“${values.pairs}” is no number of pairs.`);
  return { parts: Object.entries(PARTS).filter(([name]) => names.includes(name)), pairs };
}

/** A part that fails costs its own figures alone: a run takes too long to be lost. */
async function measured(
  name: string,
  measure: Measure,
  world: World,
  pairs: number,
): Promise<readonly Figure[]> {
  try {
    return await measure(world, pairs);
  } catch (error) {
    await world.stopAll();
    const why = (error as Error).message;
    say(`Could not be measured: ${why}`);
    return [{ name, baseline: null, unit: 'ms', goal: null, outcome: { kind: 'not measured', why } }];
  }
}

async function save(name: string, write: (before: string) => string): Promise<void> {
  const path = join(root, name);
  const before = await readFile(path, 'utf8').catch(() => '');
  await writeFile(path, await format(write(before), { ...(await resolveConfig(path)), filepath: path }));
}

await runCommand(bench);
