import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long programs may take to end by themselves, in milliseconds; an X server then leaves no lock behind. */
const TIME_TO_END_MS = 5_000;
const LOOK_AGAIN_MS = 50;

/**
 * Ends every process whose environment names this runtime folder. That is what a session started, and what that
 * started in turn, by whatever way: a session bus and a compositor have their children in groups of their own.
 */
export async function endAllOf(runtimeFolder: string): Promise<void> {
  const begun = Date.now();
  let told = new Set<number>();
  for (;;) {
    const left = await processesOf(runtimeFolder);
    if (left.length === 0) return;
    const late = Date.now() - begun > TIME_TO_END_MS;
    for (const pid of left) if (late || !told.has(pid)) signal(pid, late ? 'SIGKILL' : 'SIGTERM');
    told = new Set(left);
    await sleep(LOOK_AGAIN_MS);
  }
}

/** See proc(5). What may not be read belongs to someone else; what is gone by now is no matter. */
async function processesOf(runtimeFolder: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  const marked = `XDG_RUNTIME_DIR=${runtimeFolder}\0`;
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return environment.includes(marked) ? [pid] : [];
    }),
  );
  return found.flat();
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
