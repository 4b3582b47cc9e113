import type { Words } from '../../../base/words';

type OptionWords = Words['commands']['help']['options'];

/** What to say of something in the help, in the language in use. */
type About = (options: OptionWords) => string;

/** What a command of Marquee is called. */
export type CommandName =
  '--status' | '--devices' | '--sign-in' | '--sign-out' | '--diagnostics' | '--version' | '--help';

/** What a flag belongs to: a command, or the window that opens without one. */
export type Use = CommandName | 'window';

/** A flag of the command line. */
export type Flag = CommandFlag | OptionFlag;

interface FlagFacts {
  /** One letter after one dash; null when there is none. */
  readonly short: `-${string}` | null;
  readonly value: FlagValue;
  readonly about: About;
}

/** A flag that says what to do. There is one at most. */
export interface CommandFlag extends FlagFacts {
  readonly kind: 'command';
  readonly name: CommandName;
}

/** A flag that says how. */
export interface OptionFlag extends FlagFacts {
  readonly kind: 'option';
  readonly name: '--hidden' | '--demo' | '--watch' | '--code' | '--account' | '--no-color';
  /** What it goes with. */
  readonly goesWith: readonly Use[];
}

/** What comes after a flag. */
export type FlagValue =
  | { readonly kind: 'none' }
  /** After an equals sign, in capitals or not. Without one, or as `text`, the answer is for people. */
  | { readonly kind: 'format'; readonly formats: readonly FlagFormat[] }
  /** After an equals sign or a blank. */
  | { readonly kind: 'name'; readonly placeholder: string };

/** A format other than text that a command can answer in. */
export interface FlagFormat {
  readonly name: string;
  readonly about: About;
}

/** For what a person may add to every call, as an alias in their shell does. */
const ALL_USES: readonly Use[] = [
  'window',
  '--status',
  '--devices',
  '--sign-in',
  '--sign-out',
  '--diagnostics',
  '--version',
  '--help',
];

const NONE = { kind: 'none' } as const;

/**
 * All flags of Marquee, in the order of the help: what is read from a command line, what the help, the man page and the
 * completions of shells tell, and what is suggested for a mistyped flag.
 */
export const FLAGS: readonly Flag[] = [
  {
    kind: 'option',
    name: '--hidden',
    short: null,
    value: NONE,
    goesWith: ['window'],
    about: ({ hidden }) => hidden,
  },
  {
    kind: 'option',
    name: '--demo',
    short: null,
    value: NONE,
    goesWith: ['window', '--status', '--devices'],
    about: ({ demo }) => demo,
  },
  {
    kind: 'command',
    name: '--status',
    short: null,
    value: {
      kind: 'format',
      formats: [
        { name: 'json', about: ({ statusJson }) => statusJson },
        { name: 'waybar', about: ({ statusWaybar }) => statusWaybar },
      ],
    },
    about: ({ status }) => status,
  },
  {
    kind: 'option',
    name: '--watch',
    short: null,
    value: NONE,
    goesWith: ['--status'],
    about: ({ watch }) => watch,
  },
  {
    kind: 'command',
    name: '--devices',
    short: null,
    value: { kind: 'format', formats: [{ name: 'json', about: ({ devicesJson }) => devicesJson }] },
    about: ({ devices }) => devices,
  },
  { kind: 'command', name: '--sign-in', short: null, value: NONE, about: ({ signIn }) => signIn },
  {
    kind: 'option',
    name: '--code',
    short: null,
    value: NONE,
    goesWith: ['--sign-in'],
    about: ({ code }) => code,
  },
  { kind: 'command', name: '--sign-out', short: null, value: NONE, about: ({ signOut }) => signOut },
  {
    kind: 'option',
    name: '--account',
    short: null,
    value: { kind: 'name', placeholder: 'NAME' },
    goesWith: ['--status', '--devices', '--sign-out'],
    about: ({ account }) => account,
  },
  {
    kind: 'option',
    name: '--no-color',
    short: null,
    value: NONE,
    goesWith: ALL_USES,
    about: ({ noColor }) => noColor,
  },
  {
    kind: 'command',
    name: '--diagnostics',
    short: null,
    value: NONE,
    about: ({ diagnostics }) => diagnostics,
  },
  { kind: 'command', name: '--version', short: '-V', value: NONE, about: ({ version }) => version },
  { kind: 'command', name: '--help', short: '-h', value: NONE, about: ({ help }) => help },
];

/** A flag in one of the ways in which it is written. */
export interface FlagForm {
  readonly flag: Flag;
  /** The flag itself and, for a format, its value: `--status=json`. */
  readonly text: string;
  readonly short: Flag['short'];
  /** What a person puts after it; null for nothing. */
  readonly placeholder: string | null;
  readonly about: About;
}

/** All that can be written, one form after the other, for whoever lists it. */
export function flagForms(): readonly FlagForm[] {
  return FLAGS.flatMap((flag) => {
    const { name, short, value, about } = flag;
    const placeholder = value.kind === 'name' ? value.placeholder : null;
    const formats = value.kind === 'format' ? value.formats : [];
    return [
      { flag, text: name, short, placeholder, about },
      ...formats.map((format) => ({
        flag,
        text: `${name}=${format.name}`,
        short: null,
        placeholder: null,
        about: format.about,
      })),
    ];
  });
}
