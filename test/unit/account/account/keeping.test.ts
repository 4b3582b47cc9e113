import { expect, it } from 'vitest';
import { succeed } from '../../../../preload/contract/result';
import { facts, setUpSignedIn, userCalled } from './world';

/** What was begun goes on as far as it can. */
const settle = () => new Promise(setImmediate);

/** A good reply was read; what it changed is still being written until `written` is called, with whether that went well. */
async function readWhileTheHistoryIsSlow() {
  const world = await setUpSignedIn();
  world.record.facts = facts;
  let written: (isKept: boolean) => void = () => undefined;
  const slowness = new Promise<boolean>((resolve) => (written = resolve));
  world.changes.record = () => slowness;
  const reading = world.account.refresh();
  await world.plex.answer(succeed(userCalled('Second')));
  await reading;
  await settle();
  return { ...world, written };
}

it('a reply is kept after what it changed: ended in between, Marquee finds that again', async () => {
  const { account, replies, written } = await readWhileTheHistoryIsSlow();
  expect(account.state).toMatchObject({ last: { user: { title: 'Second' } } });
  expect(replies.kept?.user.title).toBe('First');
  written(true);
  await settle();
  expect(replies.kept?.user.title).toBe('Second');
});

it('a reply is not kept where what it changed could not be: Marquee finds that again', async () => {
  const { account, replies, written } = await readWhileTheHistoryIsSlow();
  written(false);
  await settle();
  expect(account.state).toMatchObject({ last: { user: { title: 'Second' } } });
  expect(replies.kept?.user.title).toBe('First');
});

it('a reply is not kept for another sign-in that has begun meanwhile', async () => {
  const { record, replies, written } = await readWhileTheHistoryIsSlow();
  record.facts = { ...facts, signIn: 'another' };
  written(true);
  await settle();
  expect(replies.kept?.user.title).toBe('First');
});
