import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compile } from 'svelte/compiler';
import ts from 'typescript';
import { runCommand } from '../launcher/base/command.mjs';
import { say } from '../launcher/base/steps.mjs';
import { unusedMessages } from './unused-messages.mjs';

/** Where messages are said, from the project's root. */
const FOLDERS = ['main', 'renderer', 'preload'];

/** Part of `npm run check`: nobody translates what nothing says. */
function checkMessages() {
  const unused = unusedMessages(programOf(FOLDERS), resolve('out/messages/types.d.ts'));
  for (const path of unused) say(`Nothing says the message ${path}: remove it from every language.`);
  return Promise.resolve(unused.length > 0 ? 1 : 0);
}

/**
 * All code of the app. A component takes part as what Svelte makes of it, which is JavaScript.
 * @param {readonly string[]} folders
 */
function programOf(folders) {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => resolve(folder, name)),
  );
  const components = new Map(
    files
      .filter((path) => path.endsWith('.svelte'))
      .map((path) => [`${path}.js`, compile(readFileSync(path, 'utf8'), { filename: path }).js.code]),
  );
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, resolve('.'));
  const host = ts.createCompilerHost(options, true);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => components.has(path) || fileExists(path);
  host.readFile = (path) => components.get(path) ?? readFile(path);
  host.getSourceFile = (path, version) => {
    const code = components.get(path);
    return code === undefined
      ? getSourceFile(path, version)
      : ts.createSourceFile(path, code, version, true, ts.ScriptKind.JS);
  };
  const roots = files.filter((path) => path.endsWith('.ts'));
  return ts.createProgram([...roots, ...components.keys()], options, host);
}

await runCommand(checkMessages);
