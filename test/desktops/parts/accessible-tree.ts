import { Message, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { connect, disconnect } from '../../desktop/bus-connection';
import type { Session } from './session';

/** Something in the tree that a screen reader reads. */
export interface AccessibleNode {
  /** The name of its role, as AT-SPI spells it: `push button`, `heading`. */
  readonly role: string;
  readonly name: string;
  readonly children: readonly AccessibleNode[];
}

const STATUS = { destination: 'org.a11y.Bus', path: '/org/a11y/bus' } as const;
const ROOT: Reference = ['org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root'];

/** An object of the tree: the program that has it, and its path there. */
type Reference = readonly [program: string, path: string];

/** Says on the session's bus that a screen reader runs, as Orca does when it starts. */
export async function announceScreenReader({ bus }: Session): Promise<void> {
  const properties = { ...STATUS, interface: 'org.freedesktop.DBus.Properties' };
  for (const name of ['IsEnabled', 'ScreenReaderEnabled']) {
    await bus.call(properties, 'Set', 'ssv', ['org.a11y.Status', name, new Variant('b', true)]);
  }
}

/** The trees of the programs that show themselves to a screen reader now. */
export async function accessiblePrograms({ bus }: Session): Promise<readonly AccessibleNode[]> {
  const [address] = await bus.call({ ...STATUS, interface: STATUS.destination }, 'GetAddress');
  const connection = await connect(String(address));
  try {
    return (await nodeAt(connection, ROOT)).children;
  } finally {
    disconnect(connection);
  }
}

/** A node and all below it, in order. */
export function flat(node: AccessibleNode): readonly AccessibleNode[] {
  return [node, ...node.children.flatMap(flat)];
}

async function nodeAt(connection: MessageBus, reference: Reference): Promise<AccessibleNode> {
  const [destination, path] = reference;
  const ask = async (
    iface: string,
    member: string,
    signature = '',
    body: string[] = [],
  ): Promise<unknown> => {
    const call = new Message({ destination, path, interface: iface, member, signature, body });
    // What leaves the page while it is read has no answer, and no children.
    return (await connection.call(call).catch(() => null))?.body[0];
  };
  const [role, name, children] = await Promise.all([
    ask('org.a11y.atspi.Accessible', 'GetRoleName'),
    ask('org.freedesktop.DBus.Properties', 'Get', 'ss', ['org.a11y.atspi.Accessible', 'Name']),
    ask('org.a11y.atspi.Accessible', 'GetChildren'),
  ]);
  return {
    role: String(role),
    name: textOf(name),
    children: await Promise.all(
      ((children ?? []) as readonly Reference[]).map((it) => nodeAt(connection, it)),
    ),
  };
}

/** The value of a property, which comes in a variant. */
function textOf(property: unknown): string {
  const value: unknown = property instanceof Variant ? property.value : '';
  return typeof value === 'string' ? value : '';
}
