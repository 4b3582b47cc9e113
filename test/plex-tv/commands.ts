import { accounts, type AccountName } from './accounts/accounts';
import { device } from './accounts/devices';
import { faults, isFaultName } from './faults/faults';
import type { Verdict } from './pins';
import type { RouteName } from './routes';
import type { PlexTv } from './server';

interface Command {
  readonly usage: string;
  readonly about: string;
  /** Does it and says what is so now. */
  readonly run: (words: readonly string[]) => string;
}

/** What a person can type while the stand-in runs. */
export class Commands {
  readonly #plexTv: PlexTv;
  /** The account that `set`, `unset`, `revoke` and `allow` are about; it is signed in in the browser, too. */
  #current: AccountName = 'lifetimeHome';

  /** The id of the device that was added last. */
  #newestDevice = 900_000;

  readonly #commands: Readonly<Record<string, Command>> = {
    fault: {
      usage: 'fault NAME [TIMES]',
      about: 'answer the account call with a fault, from now on or so many times',
      run: (words) => this.#fault('user', words),
    },
    picture: {
      usage: 'picture NAME [TIMES]',
      about: 'the same for the account’s picture',
      run: (words) => this.#fault('avatar', words),
    },
    pin: {
      usage: 'pin NAME [TIMES]',
      about: 'the same for the check whether a PIN was allowed',
      run: (words) => this.#fault('check-pin', words),
    },
    devices: {
      usage: 'devices NAME [TIMES]',
      about: 'the same for the list of devices',
      run: (words) => this.#fault('devices', words),
    },
    device: {
      usage: 'device NAME',
      about: 'sign a new device in to the account',
      run: (words) => this.#addDevice(words.join(' ')),
    },
    list: { usage: 'list', about: 'show the names of all faults', run: listFaults },
    account: {
      usage: 'account NAME',
      about: 'choose whom set, unset, revoke and allow are about',
      run: ([name = '']) => this.#choose(name),
    },
    set: {
      usage: 'set ATTRIBUTE [VALUE]',
      about: 'alter an attribute of <user>; without a value it is sent empty',
      run: ([name, ...value]) => this.#set(name, value.join(' ')),
    },
    unset: {
      usage: 'unset ATTRIBUTE',
      about: 'no longer send an attribute of <user>',
      run: ([name]) => this.#set(name, undefined),
    },
    revoke: { usage: 'revoke', about: 'no longer accept the account’s token', run: () => this.#revoke() },
    allow: {
      usage: 'allow [CODE]',
      about: 'let the account sign in with a PIN, the newest unless given',
      run: ([code]) => this.#answerForPin(code, (it) => this.#plexTv.pins.allow(it, tokenOf(this.#current))),
    },
    deny: {
      usage: 'deny [CODE]',
      about: 'refuse a PIN',
      run: ([code]) => this.#answerForPin(code, (it) => this.#plexTv.pins.deny(it)),
    },
    expire: { usage: 'expire', about: 'the time of every PIN is up', run: () => this.#expire() },
    ok: { usage: 'ok', about: 'no faults, and all accounts as at the start', run: () => this.#restore() },
    help: { usage: 'help', about: 'show this', run: () => this.help() },
  };

  constructor(plexTv: PlexTv) {
    this.#plexTv = plexTv;
    this.#restore();
  }

  /** Runs one line and returns what to print. */
  run(line: string): string {
    const [name = '', ...words] = line.trim().split(/\s+/);
    if (name === '') return '';
    const command = Object.hasOwn(this.#commands, name) ? this.#commands[name] : undefined;
    return command ? command.run(words) : `There is no command “${name}”; type help.`;
  }

  help(): string {
    const rows = Object.values(this.#commands).map(({ usage, about }) => `  ${usage.padEnd(24)}${about}`);
    return [...rows, `  ${'quit'.padEnd(24)}stop`].join('\n');
  }

  #fault(to: RouteName, [name = '', count]: readonly string[]): string {
    if (!isFaultName(name)) return `There is no fault “${name}”; type list.`;
    if (count === undefined) {
      this.#plexTv.answerWith(name, { to });
      return `From now on: ${name}.`;
    }
    const times = Number(count);
    if (!Number.isInteger(times) || times < 1) return `“${count}” is not a number of times.`;
    this.#plexTv.answerWith(name, { to, times });
    return `The next ${times}: ${name}.`;
  }

  #choose(name: string): string {
    if (!isAccountName(name)) return `There is no account “${name}”: ${Object.keys(accounts).join(', ')}.`;
    this.#current = name;
    this.#plexTv.browseAs(tokenOf(name));
    return `Now about ${name}.`;
  }

  #set(name: string | undefined, value: string | undefined): string {
    if (name === undefined) return 'Which attribute?';
    try {
      this.#plexTv.setUser(tokenOf(this.#current), { attributes: { [name]: value } });
    } catch (error) {
      return `That can’t be: ${(error as Error).message}.`;
    }
    return value === undefined ? `${name} is not sent.` : `${name}="${value}" for ${this.#current}.`;
  }

  #addDevice(name: string): string {
    if (name === '') return 'What is it called?';
    const now = String(Math.floor(Date.now() / 1000));
    const id = String(++this.#newestDevice);
    try {
      this.#plexTv.addDevice(tokenOf(this.#current), device(id, name, { createdAt: now, lastSeenAt: now }));
    } catch (error) {
      return `That can’t be: ${(error as Error).message}.`;
    }
    return `${name} is signed in to ${this.#current}.`;
  }

  #revoke(): string {
    this.#plexTv.revoke(tokenOf(this.#current));
    return `The token of ${this.#current} is no longer accepted.`;
  }

  #answerForPin(code: string | undefined, answer: (code: string) => Verdict): string {
    const meant = code ?? this.#plexTv.pins.newestCode;
    if (meant === null) return 'No PIN waits for an answer.';
    const verdict = answer(meant);
    if (verdict === 'unknown') return `No PIN with the code “${meant}” waits for an answer.`;
    return verdict === 'allowed' ? `${meant}: allowed for ${this.#current}.` : `${meant}: denied.`;
  }

  #expire(): string {
    this.#plexTv.pins.expire();
    return 'The time of every PIN is up.';
  }

  #restore(): string {
    this.#plexTv.clearFaults();
    this.#plexTv.browseAs(tokenOf(this.#current));
    for (const name of accountNames) this.#plexTv.addAccount(accounts[name], tokenOf(name));
    return 'Everything answers honestly again.';
  }
}

/** In three columns, by the alphabet. */
function listFaults(): string {
  const names = Object.keys(faults).sort();
  const height = Math.ceil(names.length / 3);
  return names
    .slice(0, height)
    .map((_, row) => [0, 1, 2].map((column) => (names[column * height + row] ?? '').padEnd(26)).join(''))
    .map((row) => `  ${row.trimEnd()}`)
    .join('\n');
}

/** The names of the ready accounts. */
export const accountNames = Object.keys(accounts) as readonly AccountName[];

function isAccountName(name: string): name is AccountName {
  return Object.hasOwn(accounts, name);
}

/** The token of a ready account: the same at every start, so that a sign-in outlives the stand-in. */
export function tokenOf(name: AccountName): string {
  return `stand-in-${name}`;
}
