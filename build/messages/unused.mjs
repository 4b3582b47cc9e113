import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../launcher/base/command.mjs';
import { say } from '../launcher/base/steps.mjs';
import { readCatalog, SOURCE } from './languages.mjs';
import { unusedMessages } from './unused-messages.mjs';

/** Where messages are said, from the project's root. */
const FOLDERS = ['main', 'renderer', 'preload'];

/** Part of `npm run check`: nobody translates what nothing says. */
function checkMessages() {
  const sources = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const unused = unusedMessages(readCatalog(SOURCE), sources);
  for (const path of unused) say(`Nothing says the message ${path}: remove it from every language.`);
  return Promise.resolve(unused.length > 0 ? 1 : 0);
}

await runCommand(checkMessages);
