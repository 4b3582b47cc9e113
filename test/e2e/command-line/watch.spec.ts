import { accounts } from '../../plex-tv/accounts/accounts';
import { slowDown } from '../../plex-tv/answers';
import type { RunningCommand } from '../parts/commands';
import { expect, test } from '../parts/marquee';

/** What is told of one account. */
interface Told {
  readonly state: string;
  readonly user: { readonly title: string } | null;
}

/** What a watch has told last: how each account stands. */
function toldLast(watch: RunningCommand): readonly string[] {
  const last = watch.stdout().trimEnd().split('\n').at(-1);
  if (!last) return [];
  const status = JSON.parse(last) as Told & { readonly accounts?: readonly Told[] };
  return (status.accounts ?? [status]).map(({ state, user }) => `${user?.title ?? '-'} ${state}`);
}

/** Waits for what a watch tells when it looks for what other Marquees did, which it does each minute and after `fg`. */
function expectAfterLook(watch: RunningCommand): ReturnType<typeof expect.poll<readonly string[]>> {
  watch.goOn();
  return expect.poll(() => toldLast(watch));
}

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

test('--watch goes on with what other commands sign in again, in beside it and out', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  plexTv.revoke(token);
  const watch = marquee.startRun(['--status=json', '--watch']);
  await expect.poll(() => toldLast(watch)).toEqual(['Quiet Lantern rejected']);
  await marquee.signIn(plexTv.addAccount(accounts.lifetimeHome));
  await expectAfterLook(watch).toEqual(['Quiet Lantern ready']);
  await marquee.signIn(plexTv.addAccount(accounts.monthlyEnding));
  await expectAfterLook(watch).toEqual(['Quiet Lantern ready', 'Paper Moon ready']);
  await marquee.run(['--sign-out', '--account', 'Quiet Lantern']);
  await expectAfterLook(watch).toEqual(['Paper Moon ready']);
  await marquee.run(['--sign-out']);
  await expectAfterLook(watch).toEqual(['- signed-out']);
  await marquee.signIn(plexTv.addAccount(accounts.lifetimeHome));
  await expectAfterLook(watch).toEqual(['Quiet Lantern ready']);
  watch.interrupt();
  expect(await watch.end).toMatchObject({ code: 0 });
});

test('--watch of one account goes on with that one alone', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  const watch = marquee.startRun(['--status=json', '--watch', '--account', 'Quiet Lantern']);
  await expect.poll(() => toldLast(watch)).toEqual(['Quiet Lantern ready']);
  await marquee.signIn(plexTv.addAccount(accounts.monthlyEnding));
  await marquee.run(['--sign-out', '--account', 'Quiet Lantern']);
  await expectAfterLook(watch).toEqual(['- signed-out']);
  await marquee.signIn(plexTv.addAccount(accounts.lifetimeHome));
  await expectAfterLook(watch).toEqual(['Quiet Lantern ready']);
  watch.interrupt();
  const { stdout } = await watch.end;
  expect(stdout).not.toContain('Paper Moon');
});
