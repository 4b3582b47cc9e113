import type { ElectronApp } from '../electron-app';
import type { Figure } from '../figure';
import { inRounds, seriesOf, type Contestant } from '../rounds';
import type { StartOptions, World } from '../world';

/** How long `--status=json` takes to its answer: the keychain is read, and plex.tv asked on loopback. */
export async function measureStatus(world: World, pairs: number): Promise<readonly Figure[]> {
  const against = async (bare: StartOptions['bare']): Promise<Figure['outcome']> => {
    const rounds = await inRounds(pairs, (contestant) => run(world, contestant, bare));
    return { kind: 'compared', series: seriesOf(rounds, (ms) => ms) };
  };
  const name = 'start to the answer of --status=json';
  return [
    {
      name,
      baseline: 'start of Electron to its end at once',
      unit: 'ms',
      goal: null,
      outcome: await against('ready'),
    },
    {
      name,
      baseline: 'the same with a secret read and one request to plex.tv',
      unit: 'ms',
      goal: { of: 'ratio', atMost: 1 },
      outcome: await against('request'),
    },
  ];
}

async function run(world: World, contestant: Contestant, bare: StartOptions['bare']): Promise<number> {
  const app = world.start(contestant, { bare, marqueeArgs: ['--status=json'], display: 'none' });
  const doneAt = contestant === 'marquee' ? await answer(app) : await app.end();
  await app.stop();
  return doneAt - app.startedAt;
}

async function answer(app: ElectronApp): Promise<number> {
  const { at, line } = await app.firstLine();
  const { state } = JSON.parse(line) as { readonly state: string };
  if (state !== 'ready') throw new Error(`plex.tv was not read: the account is ${state}.`);
  return at;
}
