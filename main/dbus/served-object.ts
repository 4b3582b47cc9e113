import type { Message } from '@jellybrick/dbus-next';
import type * as Library from '@jellybrick/dbus-next';
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { PROPERTIES } from './property';

/** What other programs on the bus may do with an object: its one interface. */
export interface ServedInterface {
  readonly name: string;
  readonly methods: Readonly<Record<string, ServedMethod>>;
  readonly properties: Readonly<Record<string, ServedProperty>>;
  /** The signals that it sends, with the signature of each. */
  readonly signals: Readonly<Record<string, string>>;
}

/** A method: the signatures of what it takes and gives. `run` answers the body, or says in words why it refuses. */
export interface ServedMethod {
  readonly takes: string;
  readonly gives: string;
  readonly run: (args: readonly unknown[]) => Result<readonly unknown[], string>;
}

/** A property that can be read; nothing that Marquee serves can be written. */
export interface ServedProperty {
  readonly signature: string;
  readonly read: () => unknown;
  /** It is left out when somebody asks for all properties. */
  readonly onlyByName?: true;
}

/** An object that is served. Its signals go to everyone; without a connection nobody hears them. */
export interface ServedObject {
  /** Sends one of its signals. */
  emit(member: string, body: readonly unknown[]): void;
  withdraw(): void;
}

const INVALID_ARGS = 'org.freedesktop.DBus.Error.InvalidArgs';
const NO_VALID_ARGS = 'These are no valid arguments.';

/** A method whose arguments are checked by a schema before it runs. */
export function servedMethod<Args>(
  takes: string,
  gives: string,
  schema: v.GenericSchema<unknown, Args>,
  run: (args: Args) => Result<readonly unknown[], string>,
): ServedMethod {
  return {
    takes,
    gives,
    run(args) {
      const parsed = v.safeParse(schema, args);
      return parsed.success ? run(parsed.output) : fail(NO_VALID_ARGS);
    },
  };
}

/**
 * Answers a call to one of the objects, by their paths; null when it goes to no object of ours, or asks for what the
 * library answers for everyone (Ping). The library has a way of its own to export objects, which does nothing in the
 * version that is pinned: its constructor covers what was configured.
 */
export function answerCall(
  { Message, Variant }: typeof Library,
  objects: ReadonlyMap<string, ServedInterface>,
  call: Message,
): Message | null {
  const served = objects.get(call.path);
  if (served === undefined) return null;
  const method = methodFor(served, call, (signature, value) => new Variant(signature, value));
  if (method === undefined) return null;
  if (call.signature !== method.takes) return Message.newError(call, INVALID_ARGS, NO_VALID_ARGS);
  const answer = method.run(call.body);
  return answer.ok
    ? Message.newMethodReturn(call, method.gives, [...answer.value])
    : Message.newError(call, INVALID_ARGS, answer.problem);
}

type MakeVariant = (signature: string, value: unknown) => unknown;

/** A call may leave out which interface it means. */
function methodFor(served: ServedInterface, call: Message, variant: MakeVariant): ServedMethod | undefined {
  const known = [served, propertiesOf(served, variant), descriptionOf(served)];
  const meant = known.filter(({ name }) => !call.interface || call.interface === name);
  return meant.map(({ methods }) => new Map(Object.entries(methods)).get(call.member)).find(Boolean);
}

function propertiesOf(served: ServedInterface, variant: MakeVariant): ServedInterface {
  const of = (name: string): ReadonlyMap<string, ServedProperty> =>
    new Map(name === served.name ? Object.entries(served.properties) : []);
  return {
    name: PROPERTIES,
    methods: {
      Get: servedMethod('ss', 'v', v.tuple([v.string(), v.string()]), ([name, property]) => {
        const found = of(name).get(property);
        return found ? succeed([variant(found.signature, found.read())]) : fail('There is no such property.');
      }),
      GetAll: servedMethod('s', 'a{sv}', v.tuple([v.string()]), ([name]) => {
        const announced = [...of(name)].filter(([, { onlyByName }]) => onlyByName !== true);
        const all = announced.map(([key, { signature, read }]) => [key, variant(signature, read())]);
        return succeed([Object.fromEntries(all)]);
      }),
      Set: servedMethod('ssv', '', v.unknown(), () => fail('Nothing here can be set.')),
    },
    properties: {},
    signals: {},
  };
}

/** https://dbus.freedesktop.org/doc/dbus-specification.html#introspection-format */
function descriptionOf(served: ServedInterface): ServedInterface {
  return {
    name: 'org.freedesktop.DBus.Introspectable',
    methods: {
      Introspect: {
        takes: '',
        gives: 's',
        run: () => succeed([`<node>${inXml(served)}</node>`]),
      },
    },
    properties: {},
    signals: {},
  };
}

function inXml({ name, methods, properties, signals }: ServedInterface): string {
  const method = ([member, { takes, gives }]: readonly [string, ServedMethod]): string =>
    `<method name="${member}">${argsInXml(takes, ' direction="in"')}${argsInXml(gives, ' direction="out"')}</method>`;
  const property = ([member, { signature }]: readonly [string, ServedProperty]): string =>
    `<property name="${member}" type="${signature}" access="read"/>`;
  const signal = ([member, signature]: readonly [string, string]): string =>
    `<signal name="${member}">${argsInXml(signature, '')}</signal>`;
  const members = [
    ...Object.entries(methods).map(method),
    ...Object.entries(properties).map(property),
    ...Object.entries(signals).map(signal),
  ];
  return `<interface name="${name}">${members.join('')}</interface>`;
}

function argsInXml(signature: string, direction: string): string {
  return completeTypes(signature)
    .map((type) => `<arg type="${type}"${direction}/>`)
    .join('');
}

/** Takes a signature apart: `ia{sv}(ii)` are three arguments. */
function completeTypes(signature: string): readonly string[] {
  const types: string[] = [];
  let type = '';
  let depth = 0;
  for (const letter of signature) {
    type += letter;
    if ('({'.includes(letter)) depth += 1;
    if (')}'.includes(letter)) depth -= 1;
    if (depth > 0 || letter === 'a') continue;
    types.push(type);
    type = '';
  }
  return types;
}
