import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../preload/contract/result';
import { problem } from '../../../main/base/problems';
import { HomeMembers } from '../../../renderer/lib/home-members.svelte';
import { FakeBridge } from './fake-bridge';

describe('the members of a Home', () => {
  it('are asked for once, when somebody looks', async () => {
    const bridge = new FakeBridge({
      getHomeUsers: succeed([
        { title: 'Quiet Lantern', admin: true, picture: 'app://marquee/picture/1.png' },
      ]),
    });
    const home = new HomeMembers(bridge);
    expect(bridge.calls).toEqual([]);
    await Promise.all([home.load('now'), home.load('now')]);
    await home.load('now');
    expect(bridge.calls).toEqual([['getHomeUsers']]);
    expect(home.state).toEqual({
      kind: 'members',
      members: [{ name: 'Quiet Lantern', picture: 'app://marquee/picture/1.png', roles: ['admin'] }],
    });
  });

  it('are asked for again at each reading, and those that are known stay meanwhile', async () => {
    const bridge = new FakeBridge({ getHomeUsers: succeed([{ title: 'Rose', picture: null }]) });
    const home = new HomeMembers(bridge);
    await home.load('first');
    bridge.answers.getHomeUsers = succeed([{ title: 'Mary', picture: null }]);
    const again = home.load('second');
    expect(home.state).toMatchObject({ members: [{ name: 'Rose' }] });
    await again;
    expect(home.state).toMatchObject({ members: [{ name: 'Mary' }] });
    expect(bridge.calls).toHaveLength(2);
  });

  it('can be asked for again after a failure', async () => {
    const bridge = new FakeBridge({ getHomeUsers: fail(problem('unreachable')) });
    const home = new HomeMembers(bridge);
    await home.load('now');
    expect(home.state).toMatchObject({ kind: 'failed', problem: { kind: 'unreachable' } });
    bridge.answers.getHomeUsers = succeed([]);
    const again = home.load('now');
    expect(home.state).toEqual({ kind: 'loading' });
    await again;
    expect(home.state).toEqual({ kind: 'members', members: [] });
  });

  it('are named by the first name that is one, and never by an e-mail address', async () => {
    const bridge = new FakeBridge({
      getHomeUsers: succeed([
        { title: ' ', friendlyName: 'Rosy', username: 'rose', picture: null },
        { title: 'rose@example.org', username: 'rose', picture: null },
        { title: 'rose@example.org', picture: null },
      ]),
    });
    const home = new HomeMembers(bridge);
    await home.load('now');
    expect(home.state).toMatchObject({ members: [{ name: 'Rosy' }, { name: 'rose' }, { name: null }] });
  });

  it('have each role that plex.tv says, and none that it only leaves out', async () => {
    const bridge = new FakeBridge({
      getHomeUsers: succeed([
        { admin: true, guest: false, restricted: null, protected: true, picture: null },
        { guest: true, restricted: true, picture: null },
        { picture: null },
      ]),
    });
    const home = new HomeMembers(bridge);
    await home.load('now');
    expect(home.state).toMatchObject({
      members: [{ roles: ['admin', 'protected'] }, { roles: ['guest', 'restricted'] }, { roles: [] }],
    });
  });
});
