import { describe, expect, it, vi } from 'vitest';
import { createHandlers, type HandlerDeps } from '../../../../main/app/bridge/handlers';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';

vi.mock('electron', () => ({ app: {}, clipboard: {}, dialog: {}, shell: {} }));

/** The handlers while account 2 is shown, or the demo, and what was done to an account. */
function handlers(demo: string | null): {
  readonly calls: ReturnType<typeof createHandlers>;
  readonly done: string[];
} {
  const done: string[] = [];
  const does = (what: string) => () => {
    done.push(what);
    return Promise.resolve(succeed(undefined));
  };
  const second = { id: 2, history: { erase: does('erased') }, devices: { remove: does('removed') } };
  const deps = {
    accounts: { shown: second, signOut: does('signed out') },
    shown: { demo, opened: demo === null ? second : null, showDemo: () => undefined },
  };
  return { calls: createHandlers(deps as unknown as HandlerDeps), done };
}

describe('what can’t be undone', () => {
  it.each([
    [2, succeed(undefined), ['erased', 'removed', 'signed out']],
    [1, fail(problem('invalid-call')), []],
    [null, fail(problem('invalid-call')), []],
  ])('is done only to the account that a person saw: %j', async (account, answer, expected) => {
    const { calls, done } = handlers(null);
    expect(await calls.eraseHistory.run({ account })).toEqual(answer);
    expect(await calls.removeDevice.run({ account, id: '17' })).toEqual(answer);
    expect(await calls.signOut.run({ account, where: 'here' })).toEqual(answer);
    expect(done).toEqual(expected);
  });

  it('is done to no account while the demo is shown', async () => {
    const { calls, done } = handlers('free');
    expect(await calls.removeDevice.run({ account: null, id: '17' })).toEqual(succeed(undefined));
    expect(await calls.removeDevice.run({ account: 2, id: '17' })).toEqual(fail(problem('invalid-call')));
    expect(done).toEqual([]);
  });
});
