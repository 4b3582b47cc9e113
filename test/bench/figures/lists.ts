import { accounts } from '../../plex-tv/accounts/accounts';
import { device } from '../../plex-tv/accounts/devices';
import type { Figure } from '../figure';
import { inRounds, seriesOf, type Contestant } from '../rounds';
import { keepAsShown, windowShown } from '../still-page';
import type { World } from '../world';

/** A frame of a screen that shows sixty a second. */
const FRAME_MS = 16;
const MANY_CHANGES = 500;

/** A view with a long list. */
interface LongList {
  /** For the report. */
  readonly what: string;
  readonly view: string;
  readonly row: string;
  /** The label of what opens it. */
  readonly button: string;
  /** What is typed into its search, a letter at a time. */
  readonly query: string;
}

const DEVICES: LongList = {
  what: 'a list of 1,000 devices',
  view: '[data-view=devices]',
  row: '[data-device]',
  button: 'Devices',
  query: 'player 77',
};
const HISTORY: LongList = {
  what: `a history of ${MANY_CHANGES} changes`,
  view: '[data-view=history]',
  row: '[data-change]',
  button: 'What changed',
  query: 'tablet 77',
};

/** Long lists opened and searched, beside the same list in a page that hides what does not match. */
export async function measureLists(world: World, pairs: number): Promise<readonly Figure[]> {
  const crowded = await world.another([accounts.crowded]);
  const changed = await world.another([accounts.free]);
  await makeChanges(changed);
  return [...(await measureList(crowded, DEVICES, pairs)), ...(await measureList(changed, HISTORY, pairs))];
}

/** Signs so many devices in between two readings that each change is one of the history. */
async function makeChanges(world: World): Promise<void> {
  const [token = ''] = world.tokens;
  world.plexTv.addDevice(token, device('4999', 'Phone')); // an empty list is compared with nothing
  await readDevices(world);
  for (let index = 0; index < MANY_CHANGES; index += 1) {
    world.plexTv.addDevice(token, device(String(5_000 + index), `Tablet ${index}`));
  }
  await readDevices(world);
}

async function readDevices(world: World): Promise<void> {
  const command = world.start('marquee', { bare: 'ready', marqueeArgs: ['--devices=json'], display: 'none' });
  await command.firstLine();
  await command.end();
}

async function measureList(world: World, list: LongList, pairs: number): Promise<readonly Figure[]> {
  const still = await keepStillList(world, list);
  const rounds = await inRounds(pairs, async (contestant) => {
    const app = world.start(contestant, { bare: 'window', bareArgs: [still], devTools: true });
    await windowShown(app, contestant === 'marquee' ? '[data-view=profile]' : 'body');
    const page = await app.page();
    const opened = await page<number>(openedIn(list, contestant));
    const keystroke = await page<number>(longestScriptOf(list));
    await app.stop();
    return { opened, keystroke };
  });
  const baseline = 'the same list in a page that hides what does not match';
  return [
    {
      name: `${list.what}, from the click to its frame`,
      baseline,
      unit: 'ms',
      goal: null,
      outcome: { kind: 'compared', series: seriesOf(rounds, ({ opened }) => opened) },
    },
    {
      name: `${list.what}, the longest script of a keystroke in its search`,
      baseline,
      unit: 'ms',
      goal: { of: 'value', atMost: FRAME_MS },
      outcome: { kind: 'compared', series: seriesOf(rounds, ({ keystroke }) => keystroke) },
    },
  ];
}

/** The view with all of its rows, which a click shows and its search hides. */
async function keepStillList(world: World, list: LongList): Promise<string> {
  const app = world.start('marquee', { bare: 'window', devTools: true });
  await windowShown(app, '[data-view=profile]');
  const page = await app.page();
  await page(openedIn(list, 'marquee'));
  await page(`(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const drawn = () => document.querySelectorAll('${list.row}').length;
    for (let more; (more = document.querySelector('[data-rest] button')); ) {
      more.click();
      await frame();
    }
    for (let before = -1; before !== drawn(); await frame().then(frame)) before = drawn();
  })()`);
  const path = await keepAsShown(world, app, 'list.html', searchIn(list));
  await app.stop();
  return path;
}

/** The script of that page. */
function searchIn({ view, row }: LongList): string {
  return `
    const list = document.querySelector('${view}');
    list.hidden = true;
    document.body.addEventListener('click', () => { list.hidden = false; });
    list.querySelector('[type=search]').addEventListener('input', ({ target }) => {
      const wanted = target.value.toLowerCase();
      for (const it of list.querySelectorAll('${row}')) {
        it.hidden = !it.textContent.toLowerCase().includes(wanted);
      }
    });`;
}

/** An expression for a page: the milliseconds from the click that opens the list to the frame after it is there. */
function openedIn({ view, row, button }: LongList, contestant: Contestant): string {
  const click =
    contestant === 'marquee'
      ? `[...document.querySelectorAll('button')].find((it) => it.textContent.trim() === '${button}').click()`
      : 'document.body.click()';
  return `(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const begun = performance.now();
    ${click};
    do await frame(); while (!document.querySelector('${view} ${row}')?.checkVisibility());
    await frame();
    return performance.now() - begun;
  })()`;
}

/**
 * An expression for a page: the longest that its script ran without a break while a query was typed, in milliseconds.
 * Rows are drawn in the frames after a keystroke, so those are counted, too, until two of them drew nothing.
 */
function longestScriptOf({ view, row, query }: LongList): string {
  return `(async () => {
    const box = document.querySelector('${view} [type=search]');
    const drawn = () => document.querySelectorAll('${view} ${row}').length;
    const spent = [];
    const timed = (run) => {
      const begun = performance.now();
      run();
      return new Promise((resolve) => queueMicrotask(() => {
        spent.push(performance.now() - begun); // with the updates of the page, which were queued before
        resolve();
      }));
    };
    const frames = window.requestAnimationFrame;
    window.requestAnimationFrame = (run) => frames.call(window, (at) => void timed(() => run(at)));
    const frame = () => new Promise((resolve) => frames.call(window, resolve));
    for (let length = 1; length <= ${query.length}; length += 1) {
      box.value = '${query}'.slice(0, length);
      await timed(() => box.dispatchEvent(new Event('input', { bubbles: true })));
      for (let idle = 0, before = -1; idle < 2; before = drawn()) {
        await frame();
        idle = drawn() === before ? idle + 1 : 0;
      }
    }
    window.requestAnimationFrame = frames;
    return Math.max(...spent);
  })()`;
}
