/**
 * `npm run fuzz`: the properties of this folder with new inputs, for ten minutes in all. What fails prints the input;
 * `FUZZ_SEED=N npm run fuzz` tries the same ones again.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SECONDS = 600;

const folder = import.meta.dirname;
const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
const properties = tests.flatMap(
  (name) => readFileSync(join(folder, name), 'utf8').match(/\bbudget\(\)/g) ?? [],
);
const seed = process.env['FUZZ_SEED'] ?? String(Date.now() % 2 ** 31);
process.stdout.write(`Trying ${properties.length} properties for ${SECONDS / 60} minutes, seed ${seed}.\n`);
const vitest = join(folder, '../../../node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--no-file-parallelism', folder], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_SEED: seed, FUZZ_SECONDS: String(Math.floor(SECONDS / properties.length)) },
});
process.exit(status ?? 1);
