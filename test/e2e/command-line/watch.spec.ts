import { slowDown } from '../../plex-tv/answers';
import { expect, test } from '../parts/marquee';

test.use({ desktopOptions: { keyring: 'unlocked' } });

test('--watch prints the status again after a reading by the schedule, and ends with Ctrl+C', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  const before = plexTv.requests.filter(({ route }) => route === 'user').length;
  plexTv.answerWith({ answer: slowDown('1') }, { times: 1 }); // the schedule obeys what plex.tv asks for
  const watch = marquee.startRun(['--status', '--watch']);
  await plexTv.waitForRequests(before + 2);
  await expect.poll(watch.stdout).toMatch(/slow down[\s\S]+Quiet Lantern\nPlex Pass · Lifetime\n/);
  watch.interrupt();
  const end = await watch.end;
  expect(end).toMatchObject({ code: 0, stderr: '' });
  expect(end.stdout, 'plain lines, where there is no terminal').not.toContain('\u001b');
  expect(plexTv.requests.filter(({ route }) => route === 'user')).toHaveLength(before + 2);
});

test('--watch tells on standard error what went wrong beside JSON, as a status without it does', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  plexTv.answerWith({ answer: slowDown('1') }, { times: 1 });
  const watch = marquee.startRun(['--status=json', '--watch']);
  await expect.poll(() => watch.stdout().trimEnd().split('\n')).toHaveLength(2);
  watch.interrupt();
  const end = await watch.end;
  expect(end.stdout).toMatch(/^\{.*"state":"rate-limited".*\}\n\{.*"state":"ready".*\}\n$/);
  plexTv.answerWith({ answer: slowDown('1') }, { times: 1 });
  const alone = await marquee.run(['--status=json']);
  expect(alone.stderr).toMatch(/slow down/);
  expect(end.stderr).toBe(alone.stderr);
});

test('--watch has nothing to wait for where nobody is signed in', async ({ marquee }) => {
  const end = await marquee.run(['--status', '--watch']);
  expect(end).toMatchObject({ code: 3, stderr: '' });
  expect(end.stdout).toContain('Not signed in.');
});

test('--watch ends without a word when nobody reads it any more', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  const known = plexTv.requests.length;
  const answer = plexTv.hold();
  const watch = marquee.startRun(['--status', '--watch']);
  await plexTv.waitForRequests(known + 1);
  watch.stopReading();
  answer();
  expect(await watch.end).toMatchObject({ code: 0, stderr: '' });
});
