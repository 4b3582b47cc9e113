import { createReadStream, fstatSync } from 'node:fs';
import { MAX_PASTED } from '../../account/sign-in/pasted-token';
import type { Platform } from '../../base/platform';
import { print } from '../../base/print';
import { words } from '../../base/words';

/** The longest line that is typed, or pasted at the prompt, in characters. */
const MAX_TYPED = 8192;

/** What ends a line that is typed by hand: Enter, or Ctrl+C and Ctrl+D as a terminal in raw mode sends them. */
const END_OF_TYPING = /[\r\n\u0003\u0004]/; // eslint-disable-line no-control-regex -- these are the keys

/** What takes back the last character, and what takes back all (Ctrl+U), as such a terminal sends them. */
const BACKSPACE: ReadonlySet<string> = new Set(['\b', '\u007f']);
const START_OVER = '\u0015';

/** What a program's standard input is. */
export type InputKind = 'terminal' | 'file-or-pipe' | 'nothing';

/**
 * How standard input is read. On Windows Electron puts an empty stream in its place, since Marquee is no console program
 * there (electron#21705): a file or a pipe is still to be had by its number, 0, and typing reaches nobody.
 */
export function inputWay(platform: Platform, kind: InputKind): 'typing' | 'stream' | 'number' | 'none' {
  if (platform === 'win32') return kind === 'file-or-pipe' ? 'number' : 'none';
  return kind === 'terminal' ? 'typing' : 'stream';
}

/**
 * Reads what is handed over, up to what can be pasted into the window. Typed by hand, it is not shown and ends with the line.
 * @returns null where nothing can be handed over in this way
 */
export async function readStandardInput(platform: Platform): Promise<string | null> {
  switch (inputWay(platform, inputKind())) {
    case 'typing':
      return readTyping();
    case 'stream':
      return readAll(process.stdin);
    case 'number':
      return readAll(createReadStream('', { fd: 0, autoClose: false }));
    case 'none':
      return null;
  }
}

function inputKind(): InputKind {
  if (process.stdin.isTTY) return 'terminal';
  try {
    const input = fstatSync(0);
    return input.isFile() || input.isFIFO() || input.isSocket() ? 'file-or-pipe' : 'nothing';
  } catch {
    return 'nothing';
  }
}

/** Reads to the end, or to more than is looked through. What can't be read any further has ended. */
export async function readAll(input: NodeJS.ReadableStream): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of input as AsyncIterable<Buffer>) {
      pieces.push(piece);
      length += piece.byteLength;
      if (length > MAX_PASTED) break;
    }
  } catch {
    // Windows reports the end of a pipe as a failure at times; half a token is found out when it is checked
  }
  return textOf(Buffer.concat(pieces));
}

/** UTF-8, or UTF-16 where it begins with the mark of that: what the PowerShell of Windows writes into files. */
function textOf(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

async function readTyping(): Promise<string> {
  const { stdin } = process;
  await print(process.stderr, words().commands.signIn.prompt);
  stdin.setRawMode(true);
  let typed = '';
  for await (const chunk of stdin.setEncoding('utf8') as AsyncIterable<string>) {
    typed += chunk;
    if (typed.length > MAX_TYPED || END_OF_TYPING.test(typed)) break;
  }
  stdin.setRawMode(false);
  return typed.includes('\u0003') ? '' : lineOf(typed.split(END_OF_TYPING)[0] ?? '');
}

/** The line that was meant by what was typed, corrections and all. */
export function lineOf(typed: string): string {
  let line = '';
  for (const key of typed) {
    if (key === START_OVER) line = '';
    else line = BACKSPACE.has(key) ? line.slice(0, -1) : line + key;
  }
  return line;
}
