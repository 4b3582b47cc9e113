import { Message } from '@jellybrick/dbus-next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LinuxNotifications } from '../../../../main/desktop/notifications/linux-notifications';
import type { NotificationTarget } from '../../../../main/desktop/notifications/notification-outcome';
import { SessionBus, THE_BUS } from '../../../../main/dbus/session-bus';
import { startDesktop, type Desktop, type DesktopOptions } from '../../../desktop/desktop';
import { startNotificationDaemon } from '../../../desktop/notification-daemon';
import { HastyClock } from '../hasty-clock';

let desktop: Desktop;
let clock: HastyClock;
let bus: SessionBus;
let notifications: LinuxNotifications;
let clicks: NotificationTarget[];

async function given(options: Omit<DesktopOptions, 'keyring'>): Promise<void> {
  desktop = await startDesktop({ keyring: 'absent', ...options });
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.bus.address);
  clock = new HastyClock();
  bus = new SessionBus(clock);
  clicks = [];
  notifications = new LinuxNotifications({
    bus,
    icon: '/icons/a b.png',
    onClick: (target) => clicks.push(target),
  });
}

const targetOf = (id: string): NotificationTarget => ({ account: id.charCodeAt(0), section: 'history' });
const notice = (id: string, body = 'A body', urgent = false) => ({
  id,
  title: 'A title',
  body,
  urgent,
  target: targetOf(id),
});
const shown = { ok: true, value: 'shown' };

/** Waits until what the daemon has said before has arrived, since signals and answers come in order. */
async function settled(): Promise<void> {
  await bus.call({ ...daemon, interface: 'org.freedesktop.DBus.Peer' }, 'Ping');
}
const daemon = { destination: 'org.freedesktop.Notifications', path: '/org/freedesktop/Notifications' };

vi.setConfig({ testTimeout: 20_000 });

describe.runIf(process.platform === 'linux')('notifications on Linux', () => {
  afterEach(async () => {
    notifications.dispose();
    bus.close();
    vi.unstubAllEnvs();
    await desktop.close();
  });

  it('arrive with all that the daemon needs to know', async () => {
    await given({ notifications: {} });
    expect(await notifications.show(notice('pass'))).toEqual(shown);
    expect(desktop.notifications.shown).toEqual([
      {
        id: 1,
        appName: 'Marquee',
        replacesId: 0,
        icon: 'file:///icons/a%20b.png',
        summary: 'A title',
        body: 'A body',
        actions: ['default', 'Open'],
        hints: { 'desktop-entry': 'marquee', urgency: 1 },
        timeout: -1,
      },
    ]);
  });

  it('stay when they are urgent, and still are no reason to break do-not-disturb', async () => {
    await given({ notifications: {} });
    await notifications.show(notice('rejected', 'A body', true));
    expect(desktop.notifications.shown).toMatchObject([{ timeout: 0, hints: { urgency: 1 } }]);
  });

  it('are escaped for a daemon that reads markup, and are not for one that does not', async () => {
    await given({ notifications: { capabilities: ['body', 'body-markup'] } });
    await notifications.show(notice('a', '<b>Zoë</b> & co'));
    desktop.notifications.become({ capabilities: ['body'] });
    await notifications.show(notice('b', '<b>Zoë</b> & co'));
    expect(desktop.notifications.shown.map(({ body }) => body)).toEqual([
      '&lt;b&gt;Zoë&lt;/b&gt; &amp; co',
      '<b>Zoë</b> & co',
    ]);
  });

  it('offer no click where the daemon knows none', async () => {
    await given({ notifications: { capabilities: ['body'] } });
    await notifications.show(notice('a'));
    expect(desktop.notifications.shown).toMatchObject([{ actions: [] }]);
  });

  it('take the place of the earlier one of the same id, also when asked for at once', async () => {
    await given({ notifications: {} });
    await Promise.all([notice('a'), notice('b'), notice('a')].map((it) => notifications.show(it)));
    expect(desktop.notifications.shown.map(({ id, replacesId }) => [id, replacesId])).toEqual([
      [1, 0],
      [2, 0],
      [1, 1],
    ]);
  });

  it('begin again after the earlier one was dismissed', async () => {
    await given({ notifications: {} });
    await notifications.show(notice('a'));
    desktop.notifications.dismiss(1);
    await settled();
    await notifications.show(notice('a'));
    expect(desktop.notifications.shown).toMatchObject([{ id: 1 }, { id: 2, replacesId: 0 }]);
  });

  it('report a click once, and where it leads', async () => {
    await given({ notifications: {} });
    await notifications.show(notice('a'));
    await notifications.show(notice('b'));
    desktop.notifications.click(2);
    desktop.notifications.click(2);
    desktop.notifications.dismiss(1);
    await settled();
    expect(clicks).toEqual([targetOf('b')]);
  });

  it('leave the screen when a script has invoked their action', async () => {
    await given({ notifications: {} });
    await notifications.show(notice('a'));
    desktop.notifications.invoke(1);
    await expect.poll(() => desktop.notifications.closed).toEqual([1]);
    expect(clicks).toEqual([targetOf('a')]);
  });

  it('ignore the clicks on those of other programs, and what others say in the daemon’s place', async () => {
    await given({ notifications: {} });
    await notifications.show(notice('a'));
    desktop.notifications.click(7);
    const { connection } = desktop.bus;
    const [names] = await desktop.bus.call(THE_BUS, 'ListNames');
    for (const destination of (names as string[]).filter((name) => name.startsWith(':'))) {
      const forged = Message.newSignal(daemon.path, daemon.destination, 'ActionInvoked', 'us', [
        1,
        'default',
      ]);
      forged.destination = destination;
      connection.send(forged);
    }
    await desktop.bus.call({ ...daemon, interface: 'org.freedesktop.DBus.Peer' }, 'Ping');
    await settled();
    expect(clicks).toEqual([]);
    desktop.notifications.click(1);
    await settled();
    expect(clicks).toEqual([targetOf('a')]);
  });

  it('can be taken away, also while they are on their way', async () => {
    await given({ notifications: {} });
    void notifications.show(notice('a'));
    notifications.close('a');
    notifications.close('never shown');
    await notifications.show(notice('b'));
    expect(desktop.notifications.closed).toEqual([1]);
  });

  it('are held while do-not-disturb is on', async () => {
    await given({ notifications: { inhibited: true } });
    expect(await notifications.show(notice('a'))).toEqual({ ok: true, value: 'held' });
    expect(desktop.notifications.shown).toEqual([]);
    desktop.notifications.become({ inhibited: false });
    expect(await notifications.show(notice('a'))).toEqual(shown);
  });

  it('fail in time when the daemon hangs, and arrive once it is well', async () => {
    await given({ notifications: { hung: true } });
    clock.hurry();
    expect(await notifications.show(notice('a'))).toEqual({ ok: false, problem: 'no-answer' });
    clock.rest();
    desktop.notifications.become({ hung: false });
    expect(await notifications.show(notice('b'))).toEqual(shown);
    expect(desktop.notifications.shown).toHaveLength(1);
  });

  it('fail at once without a daemon, and arrive when one has started', async () => {
    await given({});
    expect(await notifications.show(notice('a'))).toEqual({ ok: false, problem: 'no-daemon' });
    const daemon = await startNotificationDaemon(desktop.bus);
    expect(await notifications.show(notice('a'))).toEqual(shown);
    daemon.click(1);
    await expect.poll(() => clicks).toEqual([targetOf('a')]);
    daemon.stop();
  });

  it('fail at once without a bus', async () => {
    await given({});
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'disabled:');
    expect(await notifications.show(notice('a'))).toEqual({ ok: false, problem: 'no-daemon' });
  });

  it('say so when the daemon refuses', async () => {
    await given({});
    desktop.bus.connection.addMethodHandler((call: Message) => {
      desktop.bus.connection.send(Message.newError(call, 'org.example.Full'));
      return true;
    });
    await desktop.bus.connection.requestName(daemon.destination);
    expect(await notifications.show(notice('a'))).toEqual({ ok: false, problem: 'failed' });
  });

  it('replace nothing of a daemon that was started again, and hear its clicks', async () => {
    await given({ notifications: {} });
    await notifications.show(notice('a'));
    desktop.notifications.stop();
    await desktop.notifications.start();
    await notifications.show(notice('b'));
    await notifications.show(notice('a'));
    expect(desktop.notifications.shown.slice(1)).toMatchObject([
      { id: 1, replacesId: 0 },
      { id: 2, replacesId: 0 },
    ]);
    desktop.notifications.click(1);
    await settled();
    expect(clicks).toEqual([targetOf('b')]);
  });
});
