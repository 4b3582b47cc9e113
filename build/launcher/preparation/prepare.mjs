import { compileMain, mainIsCompiledBy } from '../../code-cache/compile-main.mjs';
import { electronRuntime, obtainElectronRuntime } from '../../electron-runtime.mjs';
import { appIsBuilt, buildApp } from './app-build.mjs';
import { installPackages, packagesAreInstalled } from './npm-packages.mjs';
import { root } from '../base/places.mjs';
import { alone } from './preparation-lock.mjs';
import { installSystemPackages, missingSystemPackages } from './system-packages.mjs';

/**
 * Gets and builds what is missing to run Marquee on this machine, in this order; where nothing is missing it only
 * looks, which takes some milliseconds.
 * @param {import('./system-packages.mjs').Purpose} purpose
 * @returns {Promise<import('../../electron-runtime.mjs').ElectronRuntime>}
 */
export async function prepare(purpose) {
  const steps = [
    {
      isDone: () => packagesAreInstalled(root),
      make: () => installPackages(root, 'Installing the npm packages (300 MB on disk; a minute or two)'),
    },
    { isDone: () => electronRuntime() !== undefined, make: obtainElectronRuntime },
    {
      isDone: () => missingSystemPackages(purpose).length === 0,
      make: () => installSystemPackages(missingSystemPackages(purpose)),
    },
    { isDone: appIsBuilt, make: buildApp },
    {
      isDone: () => mainIsCompiledBy(electronRuntime()?.executable),
      make: async () => compileMain((electronRuntime() ?? (await obtainElectronRuntime())).executable),
    },
  ];
  if (!steps.every(({ isDone }) => isDone())) {
    await alone(async () => {
      for (const { isDone, make } of steps) {
        if (!isDone()) await make();
      }
    });
  }
  return electronRuntime() ?? obtainElectronRuntime();
}
