/** The Electron app that compile-main.mjs starts: it hands what it is told to V8, opens no window, and ends. */
import { app } from 'electron';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const ownArgument = process.argv.findIndex((arg) => resolve(arg) === app.getAppPath());
const [folder = '', ...names] = process.argv.slice(ownArgument + 1);
try {
  /** @type {typeof import('../../main/base/code-cache')} */
  const { compileAhead } = createRequire(import.meta.url)(join(folder, 'code-cache.cjs'));
  compileAhead(folder, names);
  app.exit();
} catch (error) {
  console.error(error);
  app.exit(1); // before Electron shows it in a dialog
}
