import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { interpretFromNowOn } from './interpret';
import { THIS_PLATFORM } from './platform';

/** What a CommonJS file is, once V8 has compiled it in Node's wrapper. */
type Wrapped = (
  exports: unknown,
  require: NodeJS.Require,
  module: NodeJS.Module,
  path: string,
  folder: string,
) => void;

/**
 * Compiles built files ahead, each of their functions, for `loadCompiled` to take. Only the same build of V8 takes it, so that
 * this has to run in the Electron that the files are for, in its main process. V8 knows a file again by its length alone: each
 * build has to take away what was made of the one before.
 * @param folder where the files are
 * @param names of those to compile
 */
export function compileAhead(folder: string, names: readonly string[]): void {
  interpretFromNowOn();
  setFlagsFromString('--no-lazy');
  const compiled = names.map((name) => ({ name, script: compile(join(folder, name), name) })); // the same in any folder
  setFlagsFromString('--lazy'); // V8 notes the flags that stand when the cache is made
  const cache = cacheOf(folder);
  rmSync(dirname(cache), { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  for (const { name, script } of compiled) writeFileSync(join(cache, name), script.createCachedData());
}

/**
 * Has each `.cjs` file that is loaded from now on taken from what `compileAhead` made of it, which saves a start the time that
 * compiling takes. Where there is none, or none for this V8, the file is compiled as ever.
 *
 * Node has a cache of its own (`module.enableCompileCache`), which it keeps in a folder that a person's programs can write to. V8
 * runs what stands in a cache without a question; this one lies beside the files, where Electron's fuses guard it as it guards them.
 * @param folder where the files are
 */
export function loadCompiled(folder: string): void {
  const cache = cacheOf(folder);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor, `module.registerHooks`, hands V8 no cache
  createRequire(join(folder, 'any')).extensions['.cjs'] = (module, path) => {
    const isOurs = dirname(path) === folder;
    const script = compile(path, path, isOurs ? readIfThere(join(cache, basename(path))) : undefined);
    const run = script.runInThisContext() as Wrapped;
    run.call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
  };
}

/** @param filename what stacks call the file; that of a cache does not count where it is loaded */
function compile(path: string, filename: string, cachedData?: Buffer): Script {
  return new Script(Module.wrap(readFileSync(path, 'utf8')), { filename, cachedData });
}

/** Of this system and this V8 alone: V8 itself takes care of most that differs, but does not promise to. */
function cacheOf(folder: string): string {
  return join(folder, 'code-cache', `${THIS_PLATFORM}-${process.arch}-${process.versions.v8}`);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
