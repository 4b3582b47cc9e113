import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { cpuOf, memoryOf, parseSmapsRollup, parseStat, sessionEnd } from '../../bench/processes';

describe('/proc/PID/stat', () => {
  it('tells the session, and the processor time of the process and of its children that have ended', () => {
    const text =
      '4711 (electron) S 1 4711 4700 0 -1 4194560 100 200 3 4 55 22 300 4000 20 0 27 0 73215 1234 56 18446744073709551615';
    expect(parseStat(text)).toEqual({ session: 4700, cpuMs: 43_770 });
  });

  it('is read rightly when the program has blanks and parentheses in its name', () => {
    const text = '12 (Web (S) x) 1) R 1 12 7 0 -1 0 0 0 0 0 1 2 0 0 20 0 1 0 5 0 0';
    expect(parseStat(text)).toEqual({ session: 7, cpuMs: 30 });
  });
});

describe('/proc/PID/smaps_rollup', () => {
  it('tells the shared-out memory, and which part of it is anonymous', () => {
    const text = `00400000-7ffd0b3b4000 ---p 00000000 00:00 0                          [rollup]
Rss:                8540 kB
Pss:                3344 kB
Pss_Dirty:          1200 kB
Pss_Anon:           1144 kB
Pss_File:           2200 kB
`;
    expect(parseSmapsRollup(text)).toEqual({ pss: 3344 * 1024, anonymousPss: 1144 * 1024 });
  });
});

describe.runIf(process.platform === 'linux')('a session', () => {
  it('is all the processes that came from its first one, and ends with the last of them', async () => {
    const first = spawn('sh', ['-c', 'sh -c "echo; read line" & echo; read line; wait'], {
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let lines = 0;
    while (lines < 2) {
      const [text] = (await once(first.stdout, 'data')) as [Buffer];
      lines += text.length;
    }
    const session = first.pid ?? 0;
    const memory = await memoryOf(session);
    expect(memory.pss).toBeGreaterThan(memory.anonymousPss);
    expect(memory.anonymousPss).toBeGreaterThan(0);
    expect(await cpuOf(session)).toBeGreaterThanOrEqual(0);
    first.stdin.end();
    await sessionEnd(session);
    expect(await memoryOf(session)).toEqual({ pss: 0, anonymousPss: 0 });
  });
});
