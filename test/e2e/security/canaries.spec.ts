import { readFile } from 'node:fs/promises';
import { CanarySearch } from '../parts/canaries';
import { expect, test } from '../parts/marquee';

const TOKEN = 'canary7Token7Of7This7Test';
const canaries = new CanarySearch([TOKEN]);

test('the search finds a token in every form, and only where there is one', async ({ marquee }) => {
  const letters = Array.from(TOKEN);
  const forms = [
    TOKEN,
    ...['', 'a', 'ab', 'abc'].flatMap((before) => {
      const bytes = Buffer.from(`${before}${TOKEN}\n`);
      return [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')];
    }),
    letters.map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
    letters.map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    letters.map((letter) => `&#${letter.charCodeAt(0)};`).join(''),
    letters.toReversed().join(''),
    Buffer.from(TOKEN, 'utf16le'),
    Buffer.from(TOKEN, 'utf16le').swap16(),
  ];
  for (const form of forms) {
    const planted = Buffer.concat([Buffer.alloc(1000, 7), Buffer.from(form), Buffer.alloc(1000, 9)]);
    expect(canaries.in(planted), form.toString()).toEqual([TOKEN]);
  }
  expect(canaries.in(Buffer.from('canary7Token7Of7That7Test'))).toEqual([]);

  const { app, page } = await marquee.open('--demo');
  await page.evaluate((token) => {
    document.body.dataset['planted'] = token;
  }, TOKEN);
  expect(await canaries.inHeapOf(page)).toEqual([TOKEN]);
  const pid = app.process().pid ?? 0;
  expect(canaries.inProcesses(pid)).toEqual([]);
  expect(new CanarySearch(['--type=renderer']).inProcesses(pid), 'all processes are looked at').not.toEqual(
    [],
  );
  const source = await readFile(import.meta.filename);
  expect(canaries.in(source)).toContain(TOKEN);
});
