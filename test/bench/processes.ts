import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** What Linux tells of one process, see proc_pid_stat(5). */
export interface ProcessStat {
  /** The session that it belongs to: the id of the process that began it. */
  readonly session: number;
  /** Processor time so far, its own and that of children it has waited for, in milliseconds. */
  readonly cpuMs: number;
}

/** Memory in bytes. What several processes share is divided among them, so that sums are true. */
export interface Memory {
  readonly pss: number;
  /** The part that no file stands behind: it repeats from run to run, where the rest depends on the page cache. */
  readonly anonymousPss: number;
}

/** The kernel counts in hundredths of a second here, whatever its own clock does (`getconf CLK_TCK`). */
const MS_PER_TICK = 10;
const LOOK_AGAIN_MS = 20;

/** Reads `/proc/PID/stat`. The program's name, the second field, may hold blanks and parentheses. */
export function parseStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]); // numbered from 1 in the manual
  const ticks = field(14) + field(15) + field(16) + field(17);
  return { session: field(6), cpuMs: ticks * MS_PER_TICK };
}

/** Reads `/proc/PID/smaps_rollup`. */
export function parseSmapsRollup(text: string): Memory {
  const bytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]) * 1024;
  return { pss: bytes('Pss'), anonymousPss: bytes('Pss_Anon') };
}

/** The memory of all processes of a session. */
export async function memoryOf(session: number): Promise<Memory> {
  let sum: Memory = { pss: 0, anonymousPss: 0 };
  for (const pid of (await processesOf(session)).keys()) {
    const rollup = await readIfThere(`/proc/${pid}/smaps_rollup`);
    if (rollup === '') continue;
    const { pss, anonymousPss } = parseSmapsRollup(rollup);
    sum = { pss: sum.pss + pss, anonymousPss: sum.anonymousPss + anonymousPss };
  }
  return sum;
}

/** The processor time that all processes of a session have used so far, in milliseconds. */
export async function cpuOf(session: number): Promise<number> {
  return [...(await processesOf(session)).values()].reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** Resolves when no process of the session is left. */
export async function sessionEnd(session: number): Promise<void> {
  while ((await processesOf(session)).size > 0) await pause(LOOK_AGAIN_MS);
}

async function processesOf(session: number): Promise<ReadonlyMap<string, ProcessStat>> {
  const found = new Map<string, ProcessStat>();
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const text = await readIfThere(`/proc/${pid}/stat`);
    if (text === '' || /\) [ZX] /.test(text)) continue; // a zombie has nothing any more
    const stat = parseStat(text);
    if (stat.session === session) found.set(pid, stat);
  }
  return found;
}

/** A process may end between two looks; what it leaves can't be read, not even as an empty file. */
async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'latin1');
  } catch {
    return '';
  }
}
