import { test, expect } from '@playwright/test';
import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Desktop, Environment } from './parts/environment';
import { startMarquee, type RunningMarquee } from './parts/marquee';
import { areSame, changedArea, readPicture, type Picture } from './parts/picture';
import { startSession, type Session } from './parts/session';
import { hasTrayHost } from './parts/tray';
import { eventually } from './parts/wait';

const pictures = resolve(import.meta.dirname, '../../out/screenshots/desktops');

/** The desktops of this run, as the launcher found: null, or why one can't be had here. Without the launcher: all. */
const desktops = JSON.parse(process.env['MARQUEE_DESKTOPS'] ?? 'null') as Readonly<
  Record<string, string | null>
> | null;

/** A desktop for one test. */
export interface Lab {
  readonly desktop: Desktop;
  readonly session: Session;
  /** What it shows without Marquee. */
  readonly before: Picture;
  /** Starts Marquee; it ends with the test. */
  start(...flags: readonly string[]): RunningMarquee;
  /** Looks at the screen now. */
  look(): Promise<Picture>;
  /** Keeps a screenshot for people. @param what it shows, one word */
  keep(what: string): Promise<void>;
}

/** Why an environment can't be had in this run: null when it can, undefined when this run does without it. */
export function whyMissing(name: string): string | null | undefined {
  return desktops === null ? null : desktops[name];
}

/** Begins a group of tests on one desktop, which they share, and leave as they found it. */
export function describeOn(environment: Environment, tests: (lab: () => Lab) => void): void {
  const why = whyMissing(environment.name);
  if (why === undefined) return;
  test.describe(environment.name, () => {
    // In order and in one worker, so that the desktop is started once.
    test.describe.configure({ mode: 'default' });
    test.skip(why !== null, why ?? '');

    let session: Session | null = null;
    let lab: Lab | null = null;
    let running: RunningMarquee[] = [];
    test.beforeAll(async () => {
      session = await startSession(environment.name, environment.variables);
      const desktop = await environment.start(session);
      if (environment.tray === 'listed') await hasTrayHost(session);
      lab = await labOn(desktop, environment.name, (marquee) => running.push(marquee));
    });
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    test.afterEach(async ({}, { status, title }) => {
      if (status !== 'passed') await lab?.keep(`failed ${title}`);
      await Promise.all(running.map((marquee) => marquee.quit()));
      running = [];
      if (lab !== null) await becomesAsBefore(lab, title);
    });
    test.afterAll(() => session?.close());

    tests(() => {
      if (lab === null) throw new Error('There is a desktop only within a test.');
      return lab;
    });
  });
}

export { expect, test };

async function labOn(
  desktop: Desktop,
  name: string,
  onStart: (marquee: RunningMarquee) => void,
): Promise<Lab> {
  return {
    desktop,
    session: desktop.session,
    before: await eventually('the desktop stands still', () => stillPicture(desktop)),
    start(...flags) {
      const marquee = startMarquee(desktop, ...flags);
      onStart(marquee);
      return marquee;
    },
    look: () => look(desktop),
    keep: (what) => keep(desktop, `${name} ${what}`),
  };
}

/** The icon leaves the panel with Marquee. */
async function becomesAsBefore(lab: Lab, title: string): Promise<void> {
  const { desktop, before } = lab;
  await desktop.hands?.move(desktop.elsewhere);
  try {
    await eventually('the panel becomes as it was before Marquee was started', async () =>
      changedArea(before, await lab.look(), desktop.panel) === null ? true : null,
    );
  } catch (error) {
    await lab.keep(`after ${title}`);
    throw error;
  }
}

async function look(desktop: Desktop): Promise<Picture> {
  const file = join(desktop.session.folder, 'screenshot.png');
  await desktop.screenshot(file);
  return readPicture(file);
}

async function keep(desktop: Desktop, name: string): Promise<void> {
  await look(desktop);
  await mkdir(pictures, { recursive: true });
  const file = `${name.toLowerCase().replaceAll(/\W+/g, '-')}.png`;
  await copyFile(join(desktop.session.folder, 'screenshot.png'), join(pictures, file));
}

/** What the screen shows, if it has stopped moving: panels load what is in them bit by bit. */
async function stillPicture(desktop: Desktop): Promise<Picture | null> {
  const first = await look(desktop);
  for (let left = LOOKS; left > 0; left -= 1) {
    if (!areSame(first, await look(desktop))) return null;
  }
  return first;
}

const LOOKS = 6;
