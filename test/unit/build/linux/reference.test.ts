import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roff } from '../../../../build/linux/reference/man-page.mjs';
import { writeReference } from '../../../../build/linux/reference/write-reference.mjs';
import { flagForms } from '../../../../main/app/command/line/flags';
import { exitCodeMeanings, helpText } from '../../../../main/app/command/line/help';
import { words } from '../../../../main/base/words';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-reference-'));
  await writeReference(folder, '1.2.3', Date.parse('2026-02-03') / 1000);
}, 60_000); // a compiler is started for it
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string): string => readFileSync(join(folder, name), 'utf8');
const page = (): string => gunzipSync(readFileSync(join(folder, 'marquee.1.gz'))).toString();

/** All that can be written, as the table of flags has it. */
const forms = flagForms()
  .flatMap(({ text, short }) => (short === null ? [text] : [short, text]))
  .sort();

function flagsIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, flag = '']) => flag).sort();
}

describe('the flags are the same', () => {
  it('in --help', () => {
    const columns = helpText()
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/)[0] ?? '');
    const flags = columns.filter((column) => column.startsWith('-')).flatMap((column) => column.split(', '));
    expect(flags.map((flag) => flag.split(' ')[0]).sort()).toEqual(forms);
  });

  it('in the man page', () => {
    const [, options = ''] = /\.SH OPTIONS\n([\s\S]*?)\.SH/.exec(page()) ?? [];
    expect(flagsIn(options.replaceAll('\\-', '-'), /\\fB(.*?)\\fR/g)).toEqual(forms);
  });

  it('in what Bash completes', () => {
    const [, list = ''] = /compgen -W '(.*?)'/.exec(written('marquee.bash')) ?? [];
    expect(list.split(' ').sort()).toEqual(forms);
  });

  it('in what fish completes', () => {
    const long = flagsIn(written('marquee.fish'), / -l (\S+)/g).map((flag) => `--${flag}`);
    const short = flagsIn(written('marquee.fish'), / -s (\S+)/g).map((flag) => `-${flag}`);
    expect([...long, ...short].sort()).toEqual(forms);
  });

  it('in what zsh completes', () => {
    const script = written('_marquee');
    const formats = [...script.matchAll(/'(--[\w-]+)=-\[.*?\(\((.*?)\)\)'/g)].flatMap(
      ([, flag, choices = '']) => flagsIn(choices, /(\w+)\\:/g).map((format) => `${flag ?? ''}=${format}`),
    );
    const flags = flagsIn(script, /^ {2}'?(?:\(.*?\)'\{-\w,)?(--[\w-]+)/gm);
    const short = flagsIn(script, /\{(-\w),/g);
    expect([...formats, ...flags, ...short].sort()).toEqual(forms);
  });
});

describe('the man page', () => {
  it('has the version, the day and the exit codes', () => {
    expect(page()).toMatch(/^\.TH MARQUEE 1 "2026-02-03" "Marquee 1\.2\.3" "User Commands"\n/);
    for (const [code, meaning] of exitCodeMeanings(words().commands.help)) {
      expect(page()).toContain(`.TP\n\\fB${code}\\fR\n${roff(meaning)}\n`);
    }
  });

  it('has nothing that roff would take for something else', () => {
    expect(page()).not.toMatch(/[^\n\x20-\x7e]|@/);
    expect(roff('it’s a \\ and --flag')).toBe('it\\[u2019]s a \\(rs and \\-\\-flag');
    expect(roff('.TH')).toBe('\\&.TH');
  });
});

describe.runIf(process.platform === 'linux')('Bash', () => {
  function completed(line: string, broken: readonly string[]): readonly string[] {
    const script = `source "$0"; COMP_LINE=$1; COMP_POINT=\${#1}; shift
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _marquee; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const args = ['-c', script, join(folder, 'marquee.bash'), line, ...broken];
    const { stdout, stderr } = spawnSync('bash', args, { encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.trim().split('\n');
  }

  it('completes a flag', () => {
    expect(completed('marquee --demo --ver', ['marquee', '--demo', '--ver'])).toEqual(['--version']);
    expect(completed('marquee ', ['marquee', ''])).toContain('--devices=json');
  });

  it('completes a format, of which it replaces only what comes after the equals sign', () => {
    expect(completed('marquee --status=', ['marquee', '--status', '='])).toEqual(['json', 'waybar']);
    expect(completed('marquee --status=w', ['marquee', '--status', '=', 'w'])).toEqual(['waybar']);
  });

  it('leaves a name to the person', () => {
    expect(completed('marquee --account ', ['marquee', '--account', ''])).toEqual(['']);
  });
});
