import { describe, expect, it } from 'vitest';
import { runSideBySide } from '../../../build/checks/side-by-side.mjs';

const script = (name: string, source: string) => ({ name, args: ['-e', source] });

describe('checks side by side', () => {
  it('tell all that each has said, in one piece, and which failed', async () => {
    const told: string[] = [];
    const checks = [
      script('long', "console.log('x'.repeat(300_000)); console.log('last'); process.exitCode = 3"),
      script('killed', "process.kill(process.pid, 'SIGKILL')"),
      script('short', "console.error('fine')"),
    ];
    const failed = await runSideBySide(checks, 2, (words) => told.push(words));
    expect([...failed].sort()).toEqual(['killed', 'long']);
    expect([...told].sort()).toEqual([
      'killed: FAILED (SIGKILL)\n',
      `long: FAILED (3)\n${'x'.repeat(300_000)}\nlast\n`,
      'short: good\nfine\n',
    ]);
  });
});
