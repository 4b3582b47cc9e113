import { compileMain, mainIsCompiledBy } from '../../code-cache/compile-main.mjs';
import { electronRuntime, obtainElectronRuntime } from '../../electron-runtime.mjs';
import { appIsBuilt, buildApp } from './app-build.mjs';
import { installPackages, packagesAreInstalled } from './npm-packages.mjs';
import { root } from '../base/places.mjs';
import { alone } from './preparation-lock.mjs';
import { installSystemPackages, missingSystemPackages } from './system-packages.mjs';

/** @typedef {{ isDone: () => boolean, make: () => Promise<void> }} Step */

/** @type {Step} */
const npmPackages = {
  isDone: () => packagesAreInstalled(root),
  make: () => installPackages(root, 'Installing the npm packages (300 MB on disk; a minute or two)'),
};

/** Gets the npm packages that are missing: all that is needed to look at the code without running it. */
export function prepareToRead() {
  return complete([npmPackages]);
}

/**
 * Gets and builds what is missing to run Marquee on this machine, in this order; where nothing is missing it only
 * looks, which takes some milliseconds.
 * @param {import('./system-packages.mjs').Purpose} purpose
 * @returns {Promise<import('../../electron-runtime.mjs').ElectronRuntime>}
 */
export async function prepare(purpose) {
  const obtained = async () => electronRuntime() ?? (await obtainElectronRuntime());
  await complete([
    npmPackages,
    {
      isDone: () => electronRuntime() !== undefined,
      make: async () => void (await obtainElectronRuntime()),
    },
    {
      isDone: () => missingSystemPackages(purpose).length === 0,
      make: () => installSystemPackages(missingSystemPackages(purpose)),
    },
    { isDone: appIsBuilt, make: buildApp },
    {
      isDone: () => mainIsCompiledBy(electronRuntime()?.executable),
      make: async () => compileMain((await obtained()).executable),
    },
  ]);
  return obtained();
}

/** @param {readonly Step[]} steps */
async function complete(steps) {
  if (steps.every(({ isDone }) => isDone())) return;
  await alone(async () => {
    for (const { isDone, make } of steps) {
      if (!isDone()) await make();
    }
  });
}
