import type { Platform } from '../../../base/platform';
import { format, type Words } from '../../../base/words';
import { FLAGS, type Flag, type FlagFormat } from './flags';
import { nearestFlag } from './nearest-flag';
import { switchName } from './switches';

/** A flag as it was given. */
export interface GivenFlag {
  readonly flag: Flag;
  /** The format in small letters, or the name; null without one. */
  readonly value: string | null;
}

/** Says what is wrong. */
type Complaint = (usage: Words['commands']['usage']) => string;

/** What a person's arguments are one by one, or the first that makes no sense. */
export type Arguments =
  | { readonly kind: 'flags'; readonly flags: readonly GivenFlag[] }
  | { readonly kind: 'wrong'; readonly message: Complaint };

/**
 * What may be a mistyped flag, or one without its dashes or with those that a word processor makes of them: too short for a
 * token, so it can be repeated to the person.
 */
const LIKE_A_FLAG = /^\p{Dash}{0,2}[a-z][a-z_-]{0,15}$/iu;

/** Reads each argument by the table of flags. */
export function readArguments(args: readonly string[], platform: Platform): Arguments {
  const flags: GivenFlag[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inFlag = null] = (args[at] ?? '').split(/=(.*)/s);
    const flag = FLAGS.find((known) => known.name === name || known.short === name);
    if (!flag) return { kind: 'wrong', message: unknown(args, at, name) };
    const isNext = flag.value.kind === 'name' && inFlag === null;
    if (isNext) at += 1;
    const value = isNext ? nameIn(args[at], platform) : inFlag;
    const message = complaintAbout(flag, value);
    if (message) return { kind: 'wrong', message };
    flags.push({ flag, value: flag.value.kind === 'format' && value !== null ? value.toLowerCase() : value });
  }
  return { kind: 'flags', flags };
}

/** The argument after a flag that wants a name. What Chromium would act on as a switch is none. */
function nameIn(argument: string | undefined, platform: Platform): string | null {
  return argument === undefined || switchName(argument, platform) !== null ? null : argument;
}

function complaintAbout({ name, value: wanted }: Flag, value: string | null): Complaint | null {
  switch (wanted.kind) {
    case 'none':
      return value === null ? null : (usage) => usage.takesNoValue({ option: name });
    case 'name':
      return value === null || value === '' ? (usage) => usage.accountNeedsName : null;
    case 'format': {
      const formats = namesOf(wanted.formats);
      if (value === null || formats.includes(value.toLowerCase())) return null;
      return (usage) => usage.formats({ option: name, formats: format().list(formats) });
    }
    default:
      return wanted satisfies never;
  }
}

/** `text` is what a command prints without any format. */
function namesOf(formats: readonly FlagFormat[]): readonly string[] {
  return ['text', ...formats.map(({ name }) => name)];
}

/** Names an argument only where it can't be a token. */
function unknown(args: readonly string[], at: number, name: string): Complaint {
  const argument = args[at] ?? '';
  const before = FLAGS.find((flag) => flag.name === args[at - 1]);
  const value = argument.toLowerCase();
  if (before?.value.kind === 'format' && namesOf(before.value.formats).includes(value)) {
    return (usage) => usage.formatAfterEquals({ option: before.name, format: value });
  }
  const suggestion = LIKE_A_FLAG.test(name) ? nearestFlag(name) : null;
  if (suggestion !== null) return (usage) => usage.didYouMean({ option: name, suggestion });
  if (!argument.startsWith('-')) {
    return (usage) => (args.includes('--sign-in') ? usage.tokenAsArgument : usage.notAnOption);
  }
  return (usage) => (LIKE_A_FLAG.test(name) ? usage.unknownOption({ option: name }) : usage.unknownSecret);
}
