import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import electron from 'electron';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startDesktop, type Desktop, type DesktopOptions } from '../../desktop/desktop';
import type { Keyring } from '../../desktop/keyring';
import { accounts } from '../../plex-tv/accounts/accounts';
import { startPlexTv, type PlexTv, type PlexTvOptions } from '../../plex-tv/server';
import { followCommand, type CommandEnd, type CommandOptions, type RunningCommand } from './commands';
import { displayOf } from './start/displays';
import { signInOrCopy } from './sign-ins';
import { holdAnswers } from './start/main-evaluation';

const root = resolve(import.meta.dirname, '../../..');

/** In plain Node the package exports the path of its program; its types describe what it exports in Electron. */
const electronPath = electron as unknown as string;

/** Marquee with its window open. */
export interface OpenMarquee {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** All that the app has written to standard output and error so far. */
  readonly output: () => string;
}

/** Marquee on a desktop of the tests, talking to their plex.tv. */
export class Marquee {
  readonly #desktop: Pick<Desktop, 'env'>;
  readonly #plexTv: PlexTv;
  readonly #openKeyring: Keyring | null;
  readonly #open: ElectronApplication[] = [];
  readonly #processes: ChildProcessWithoutNullStreams[] = [];

  /** @param openKeyring the desktop's, where a sign-in needs nobody and may be copied; null for real ones alone */
  constructor(desktop: Pick<Desktop, 'env'>, plexTv: PlexTv, openKeyring: Keyring | null = null) {
    this.#desktop = desktop;
    this.#plexTv = plexTv;
    this.#openKeyring = openKeyring;
  }

  /** Where Marquee and Chromium keep their files. */
  get userData(): string {
    return join(this.#desktop.env['XDG_CONFIG_HOME'] ?? '', 'Marquee');
  }

  /** Starts Marquee as a person does and waits until its window shows how the account stands. */
  async open(...flags: readonly string[]): Promise<OpenMarquee> {
    return shown(await this.#launch(flags));
  }

  /**
   * The same.
   * @param script the path of one that main runs first
   */
  async openWith(script: string): Promise<OpenMarquee> {
    return shown(await this.#launch([], ['-r', script]));
  }

  /**
   * Starts Marquee as a desktop does at login: without its window.
   * @param script the path of one that main runs first
   */
  startHidden(script?: string): Promise<Pick<OpenMarquee, 'app' | 'output'>> {
    return this.#launch(['--hidden'], script === undefined ? [] : ['-r', script]);
  }

  /** Opens Marquee as someone who is signed in, and waits until plex.tv has been read again. */
  async openAndRead(): Promise<OpenMarquee> {
    const startedAt = Date.now();
    const opened = await this.open();
    const lastRead = opened.page.locator('[data-last-read]');
    await expect
      .poll(async () => Date.parse((await lastRead.getAttribute('datetime')) ?? ''))
      .toBeGreaterThan(startedAt);
    return opened;
  }

  /** Runs a command without a window and without a display, as a status bar or a script does. */
  run(flags: readonly string[], options?: CommandOptions): Promise<CommandEnd> {
    return this.startRun(flags, options).end;
  }

  /** Begins such a command, for what happens while it runs. */
  startRun(
    flags: readonly string[],
    { input = '', switches = this.#plexTv.switches, variables = {}, output }: CommandOptions = {},
  ): RunningCommand {
    const args = ['--ozone-platform=headless', '.', ...switches, ...flags];
    const child = this.#spawn(args, { ...variables, DISPLAY: '' }, output);
    child.stdin.on('error', () => undefined); // it may be killed before it has read
    child.stdin.end(input);
    return followCommand(child);
  }

  /** Starts the program on the display, as a click on its icon does, and waits until it ends by itself. */
  startAgain(): Promise<CommandEnd> {
    return followCommand(this.startProcess()).end;
  }

  /** The same, without waiting for anything. */
  startProcess(): ChildProcessWithoutNullStreams {
    return this.#spawn(['.', ...this.#plexTv.switches]);
  }

  /** The shortest way to a test that begins signed in. What plex.tv was asked for the first account, if it was, is forgotten. */
  async signIn(token: string): Promise<void> {
    const { userData } = this;
    const keyring = this.#openKeyring;
    const isFirst = !existsSync(join(userData, 'account.json'));
    if (keyring === null || !isFirst) return this.signInByCommand(token);
    const document = this.#plexTv.documentOf(token);
    await signInOrCopy({ userData, keyring }, document, token, () => this.signInByCommand(token));
    this.#plexTv.forgetRequests();
  }

  /** Signs in through the command line. */
  async signInByCommand(token: string): Promise<void> {
    const { code, stderr } = await this.run(['--sign-in'], { input: token });
    if (code !== 0) throw new Error(`Signing in failed (${code ?? 'ended by a signal'}): ${stderr}`);
  }

  async close(): Promise<void> {
    for (const app of this.#open) await app.close();
    const running = this.#processes.filter((it) => it.exitCode === null && it.signalCode === null);
    const ends = running.map((child) => once(child, 'exit'));
    for (const child of running) child.kill('SIGKILL');
    await Promise.all(ends);
  }

  async #launch(
    flags: readonly string[],
    electronArgs: readonly string[] = [],
  ): Promise<Pick<OpenMarquee, 'app' | 'output'>> {
    const app = await _electron.launch({
      args: [...electronArgs, '.', ...this.#plexTv.switches, ...flags],
      cwd: root,
      env: this.#env(),
    });
    holdAnswers(app);
    this.#open.push(app);
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    app.process().stdout?.on('data', keep);
    app.process().stderr?.on('data', keep);
    return { app, output: () => output };
  }

  #spawn(
    args: readonly string[],
    variables: Readonly<Record<string, string>> = {},
    output?: string,
  ): ChildProcessWithoutNullStreams {
    const asRoot = process.geteuid?.() === 0 ? ['--no-sandbox'] : [];
    const call = [electronPath, ...asRoot, ...args];
    const [program = '', ...rest] =
      output === undefined ? call : ['sh', '-c', 'exec "$@" > "$0"', output, ...call];
    const child = spawn(program, rest, { cwd: root, env: { ...this.#env(), ...variables } });
    this.#processes.push(child);
    return child;
  }

  #env(): Record<string, string> {
    const env = { ...process.env, ...displayOf(test.info().parallelIndex), ...this.#desktop.env };
    return Object.fromEntries(
      Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }
}

/** Waits until the window shows how the account stands. */
async function shown({ app, output }: Pick<OpenMarquee, 'app' | 'output'>): Promise<OpenMarquee> {
  const page = await app.firstWindow();
  await page.locator('body[data-ready]').waitFor();
  return { app, page, output };
}

interface Fixtures {
  /** The keyring that the desktop begins with; `test.use` sets another. */
  readonly desktopOptions: DesktopOptions;
  readonly desktop: Desktop;
  /** How the stand-in for plex.tv is started. */
  readonly plexTvOptions: PlexTvOptions;
  readonly plexTv: PlexTv;
  /** Whether the person knows already why there is no tray icon, as most tests have none. */
  readonly knowsNoTray: boolean;
  /** The token of the account with everything, which the stand-in knows. */
  readonly token: string;
  readonly marquee: Marquee;
}

export const test = base.extend<Fixtures>({
  desktopOptions: [{ keyring: 'unlocked' }, { option: true }],
  desktop: async ({ desktopOptions }, use) => {
    const desktop = await startDesktop(desktopOptions);
    await use(desktop);
    await desktop.close();
  },
  plexTvOptions: [{}, { option: true }],
  plexTv: async ({ plexTvOptions }, use) => {
    const plexTv = await startPlexTv(plexTvOptions);
    await use(plexTv);
    await plexTv.close();
  },
  token: async ({ plexTv }, use) => {
    await use(plexTv.addAccount(accounts.lifetimeHome));
  },
  knowsNoTray: [true, { option: true }],
  marquee: async ({ desktop, desktopOptions, plexTv, knowsNoTray }, use) => {
    const isOpen = desktopOptions.keyring === 'unlocked';
    const marquee = new Marquee(desktop, plexTv, isOpen ? desktop.keyring : null);
    if (knowsNoTray) {
      await mkdir(marquee.userData, { mode: 0o700 });
      await writeFile(join(marquee.userData, 'told.json'), '{"knowsNoTray": true}', { mode: 0o600 });
    }
    await use(marquee);
    await marquee.close();
  },
});

export { expect };

/** Signs in the third way: with a token, or what is taken for one. */
export async function pasteToken(page: Page, token: string): Promise<void> {
  const field = page.getByLabel('Plex token', { exact: true });
  if (!(await field.isVisible())) await page.getByText('Paste a token').click();
  await field.fill(token);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
