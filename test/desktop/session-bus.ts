import { Message, type MessageBus } from '@jellybrick/dbus-next';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, disconnect } from './bus-connection';
import { endProgram, startProgram, type Start } from './processes';

/** A D-Bus session bus of its own, on which nothing starts by itself unless its services folder says so. */
export interface SessionBus {
  /** What `DBUS_SESSION_BUS_ADDRESS` must hold for a program to use this bus. */
  readonly address: string;
  /** The test's own connection. */
  readonly connection: MessageBus;
  /** Calls a method over it. */
  readonly call: BusCall;
  /** Resolves as soon as some program owns `name`. */
  whenOwned(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Calls a method and answers the body of its reply. Rejects with a `DBusError`. */
export type BusCall = (
  target: Target,
  member: string,
  signature?: string,
  body?: readonly unknown[],
) => Promise<unknown[]>;

/** Calls that go over this connection. */
export function callsOver(connection: MessageBus): BusCall {
  return async (target, member, signature = '', body = []) => {
    const reply = await connection.call(new Message({ ...target, member, signature, body: [...body] }));
    return reply?.body ?? [];
  };
}

/** The object that a call goes to. */
export interface Target {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
}

const theBus: Target = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/**
 * Starts a bus whose socket lies in `env.XDG_RUNTIME_DIR`. What the bus starts itself inherits `env`.
 * @param servicesFolder where the `.service` files of what the bus may start are
 * @param start starts the daemon, maybe as another user: the bus takes whoever can reach its socket
 */
export async function startSessionBus(
  folder: string,
  servicesFolder: string,
  env: NodeJS.ProcessEnv,
  start: Start = startProgram,
): Promise<SessionBus> {
  const config = join(folder, 'bus.conf');
  await writeFile(config, busConfig(join(folder, 'run', 'bus'), servicesFolder));
  const daemon = start('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address'], env);
  const [line] = (await once(daemon.stdout, 'data')) as [Buffer];
  const address = line.toString().trim();
  const connection = await connect(address);

  const call = callsOver(connection);

  return {
    address,
    connection,
    call,
    async whenOwned(name) {
      const rule = `type='signal',sender='${theBus.destination}',member='NameOwnerChanged',arg0='${name}'`;
      const owned = new Promise<void>((resolve) => {
        connection.on('message', function listen(message) {
          if (message.member !== 'NameOwnerChanged' || message.body[0] !== name || message.body[2] === '')
            return;
          connection.off('message', listen);
          resolve();
        });
      });
      await call(theBus, 'AddMatch', 's', [rule]);
      const [already] = await call(theBus, 'NameHasOwner', 's', [name]);
      if (already !== true) await owned;
    },
    async close() {
      disconnect(connection);
      await endProgram(daemon);
    },
  };
}

function busConfig(socket: string, servicesFolder: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${servicesFolder}</servicedir>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
