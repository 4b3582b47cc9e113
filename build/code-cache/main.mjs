/** The Electron app that compile-main.mjs starts: it hands what it is told to V8, opens no window, and ends. */
import { app } from 'electron';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder = '', ...names] = process.argv.slice(process.argv.indexOf(import.meta.dirname) + 1);
try {
  /** @type {typeof import('../../main/base/code-cache')} */
  const { compileAhead } = createRequire(import.meta.url)(join(folder, 'code-cache.cjs'));
  compileAhead(folder, names);
  app.exit();
} catch (error) {
  console.error(error);
  app.exit(1); // before Electron shows it in a dialog
}
