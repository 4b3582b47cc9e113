import type { DevicesFormat } from '../../../account/devices/devices-report';
import type { StatusFormat } from '../../../account/status';
import type { Platform } from '../../../base/platform';
import { format, words, type Words } from '../../../base/words';
import { readArguments, type GivenFlag } from './arguments';
import type { CommandName, OptionFlag } from './flags';
import { ownArguments } from './switches';

/** What Marquee was started for. */
export type Command =
  | {
      readonly kind: 'window';
      readonly demo: boolean;
      /** Only the tray icon shows. */ readonly hidden: boolean;
    }
  | {
      readonly kind: 'status';
      readonly format: StatusFormat;
      readonly demo: boolean;
      /** False when a person wants no colors. */
      readonly color: boolean;
      /** It is printed again after each reading. */
      readonly watch: boolean;
      /** The one account that is meant; null for all. */
      readonly account: string | null;
    }
  | {
      readonly kind: 'devices';
      readonly format: DevicesFormat;
      readonly demo: boolean;
      /** The one account that is meant; null for all. */
      readonly account: string | null;
    }
  | {
      readonly kind: 'sign-in';
      /** With a code that a person types at plex.tv/link; otherwise a token comes from standard input. */
      readonly code: boolean;
    }
  | { readonly kind: 'sign-out'; readonly account: string | null }
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** The arguments make no sense; `message` says which and why, in the language in use when it is read. */
  | { readonly kind: 'wrong-use'; readonly message: string };

/**
 * Reads the arguments after the program's name (and, in a checkout, after the app's folder). A wrong one is told in
 * words that never repeat what might be a token.
 */
export function readCommandLine(args: readonly string[], platform: Platform): Command {
  const given = readArguments(ownArguments(args), platform);
  if (given.kind === 'wrong') return misuse(given.message);
  const { flags } = given;
  const commands = flags.flatMap(({ flag }) => (flag.kind === 'command' ? [flag.name] : []));
  const options = flags.flatMap(({ flag }) => (flag.kind === 'option' ? [flag] : []));
  const [command = null] = commands;
  const names = flags.map(({ flag }) => flag.name);
  const isRepeated = new Set(names).size < names.length;
  const stray = options.find(({ goesWith }) => !goesWith.includes(command ?? 'window'));
  const isOfWindow = stray?.goesWith.every((use) => use === 'window') === true;
  if (commands.length > 1 || isRepeated || isOfWindow) {
    return misuse((usage) => usage.notTogether({ options: format().list(names) }));
  }
  if (stray) return misuse((usage) => goesWith(stray, usage));
  return commandOf(command, flags);
}

function commandOf(name: CommandName | null, given: readonly GivenFlag[]): Command {
  const has = (option: OptionFlag['name']): boolean => given.some(({ flag }) => flag.name === option);
  const account = given.find(({ flag }) => flag.name === '--account')?.value ?? null;
  const value = given.find(({ flag }) => flag.name === name)?.value ?? null;
  const demo = has('--demo');
  switch (name) {
    case null:
      return { kind: 'window', demo, hidden: has('--hidden') };
    case '--status': {
      const its = value === 'json' || value === 'waybar' ? value : 'text';
      return { kind: 'status', format: its, demo, color: !has('--no-color'), watch: has('--watch'), account };
    }
    case '--devices':
      return { kind: 'devices', format: value === 'json' ? value : 'text', demo, account };
    case '--sign-in':
      return { kind: 'sign-in', code: has('--code') };
    case '--sign-out':
      return { kind: 'sign-out', account };
    case '--diagnostics':
      return { kind: 'diagnostics' };
    case '--version':
      return { kind: 'version' };
    case '--help':
      return { kind: 'help' };
    default:
      return name satisfies never;
  }
}

type UsageWords = Words['commands']['usage'];

/** What an option can be used with. */
function goesWith({ name, goesWith: uses }: OptionFlag, usage: UsageWords): string {
  const oneOf = new Intl.ListFormat(format().locale, { type: 'disjunction' });
  const commands = oneOf.format(uses.filter((use) => use !== 'window'));
  return uses.includes('window')
    ? usage.goesWithOrAlone({ option: name, commands })
    : usage.goesWith({ option: name, commands });
}

function misuse(message: (usage: UsageWords) => string): Command {
  return wrongUse(({ usage }) => usage.seeHelp({ message: message(usage) }));
}

/** Arguments that Marquee does not start with. It can be told only once a language is loaded, after this was found out. */
export function wrongUse(message: (words: Words['commands']) => string): Command {
  return {
    kind: 'wrong-use',
    get message() {
      return message(words().commands);
    },
  };
}
