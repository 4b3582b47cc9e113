import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Desktop } from '../desktop/desktop';
import { expect, type Marquee } from '../e2e/parts/marquee';
import type { PlexTv } from '../plex-tv/server';
import { seeded } from './chance';

/** Where the commands live. The desktop needs an unlocked keyring. */
export interface CrowdWorld {
  readonly marquee: Marquee;
  readonly desktop: Desktop;
  readonly plexTv: PlexTv;
}

/** What a round and its end counted. */
export interface CrowdFigures {
  readonly commands: number;
  readonly killed: number;
  readonly signedIn: number;
  readonly signedOut: number;
}

interface Command {
  readonly kind: 'sign-in' | 'sign-out' | 'status';
  readonly user: string;
}

const USERS = 6;
/** Commands that run at the same time, at most. */
const MAX_AT_ONCE = 3;
/** The share of commands that are killed. */
const KILLED = 0.3;
/** Milliseconds that a command takes, and some more: it is killed anywhere in them. */
const MAX_LIFE_MS = 1_500;

interface Kept {
  readonly id: number;
  readonly stage: 'arriving' | 'kept' | 'leaving';
}

/** Commands that sign in and out at the same time, ask, and are killed: chance is the same in every run with one seed. */
export class Crowd {
  readonly #world: CrowdWorld;
  readonly #chance: () => number;
  readonly #tokens: ReadonlyMap<string, string>;
  /** Who is signed in for certain; who is not in either set was killed on the way. */
  #inside = new Set<string>();
  #outside: Set<string>;
  #figures = { commands: 0, killed: 0, signedIn: 0, signedOut: 0 };

  constructor(world: CrowdWorld, seed: number) {
    this.#world = world;
    this.#chance = seeded(seed);
    const names = Array.from({ length: USERS }, (_, index) => `Guest ${index + 1}`);
    this.#tokens = new Map(
      names.map((name, index) => [
        name,
        world.plexTv.addAccount(`<user id="${900 + index}" title="${name}"/>`),
      ]),
    );
    this.#outside = new Set(names);
  }

  get figures(): CrowdFigures {
    return this.#figures;
  }

  /** Some commands at once, and then what must be true of all that is kept. */
  async round(): Promise<void> {
    const commands = Array.from({ length: 1 + Math.floor(this.#chance() * MAX_AT_ONCE) }, () => this.#any());
    const before = { inside: this.#inside, outside: this.#outside };
    const ends = await Promise.all(commands.map((command) => this.#run(command)));

    const touched = (user: string, kind: Command['kind']): boolean =>
      commands.some((command) => command.user === user && command.kind === kind);
    const done = (user: string, kind: Command['kind']): boolean =>
      commands.some((command, index) => command.user === user && command.kind === kind && ends[index]);
    const users = [...this.#tokens.keys()];
    this.#inside = new Set(
      users.filter(
        (user) => !touched(user, 'sign-out') && (before.inside.has(user) || done(user, 'sign-in')),
      ),
    );
    this.#outside = new Set(
      users.filter(
        (user) => !touched(user, 'sign-in') && (before.outside.has(user) || done(user, 'sign-out')),
      ),
    );
    await this.#examine();
  }

  /** Starts once more, as the next command would, and looks at what is kept from outside. */
  async #examine(): Promise<void> {
    const { marquee, desktop } = this.#world;
    const { stdout } = await marquee.run(['--status=json']);
    const report = JSON.parse(stdout) as { user: User | null; accounts?: { user: User | null }[] };
    const titles = (report.accounts ?? [report]).flatMap(({ user }) => (user?.title ? [user.title] : []));
    expect(new Set(titles).size, `nobody is there twice: ${titles.join()}`).toBe(titles.length);
    for (const user of this.#inside) expect(titles, `${user} was said to be kept`).toContain(user);
    for (const user of this.#outside)
      expect(titles, `${user} was signed out, or never in`).not.toContain(user);
    this.#inside = new Set(titles);
    this.#outside = new Set([...this.#tokens.keys()].filter((user) => !titles.includes(user)));

    const record = await readFile(join(marquee.userData, 'account.json'), 'utf8');
    const { accounts } = JSON.parse(record) as { accounts: Kept[] };
    const kept = accounts.filter(({ stage }) => stage === 'kept').map(({ id }) => id);
    expect(kept).toHaveLength(titles.length);
    const entries = kept.length === 0 ? 0 : kept.length + 1; // and the key
    expect(await desktop.keyring.count(), 'each token has an owner').toBe(entries);
    const files = (await readdir(marquee.userData)).filter((name) => name.includes('.sealed'));
    const owners = files.map((name) => Number(/-(\d+)\.sealed/.exec(name)?.[1] ?? 1));
    expect(kept, `files: ${files.join()}`).toEqual(expect.arrayContaining([...new Set(owners)]));
  }

  /** @returns whether it said that it was done */
  async #run({ kind, user }: Command): Promise<boolean> {
    const { marquee } = this.#world;
    const flags = kind === 'sign-out' ? ['--sign-out', '--account', user] : [`--${kind}`];
    const dies = this.#chance() < KILLED ? this.#chance() * MAX_LIFE_MS : null;
    const token = kind === 'sign-in' ? this.#tokens.get(user) : undefined;
    const { kill, end } = marquee.startRun(flags, { input: token ?? '' });
    if (dies !== null) {
      await Promise.race([pass(dies), end]);
      kill();
    }
    const { code, stdout, stderr } = await end;
    this.#figures.commands += 1;
    if (code === null) this.#figures.killed += 1;
    const said = stdout.startsWith('Signed');
    if (said && kind === 'sign-in') this.#figures.signedIn += 1;
    if (said && kind === 'sign-out') this.#figures.signedOut += 1;
    // A command that is not killed does its work, or says that there is no such account.
    if (code !== null && kind === 'sign-in') expect(code, stderr).toBe(0);
    if (code !== null && kind === 'sign-out') expect([0, 2], stderr).toContain(code);
    return said;
  }

  #any(): Command {
    const kinds = ['sign-in', 'sign-in', 'sign-out', 'sign-out', 'status'] as const;
    return {
      kind: kinds[Math.floor(this.#chance() * kinds.length)] ?? 'status',
      user: `Guest ${1 + Math.floor(this.#chance() * USERS)}`,
    };
  }
}

interface User {
  readonly title?: string;
}
