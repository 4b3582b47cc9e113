import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  inWords,
  judge,
  playwrightCount,
  playwrightFailures,
  vitestCount,
  vitestFailures,
} from '../../../../build/launcher/test-counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'marquee-counts-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function reportFile(content: string): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, content);
  return file;
}

describe('judging a test runner', () => {
  const good = { code: 0, tooSlow: false };
  const bad = { code: 1, tooSlow: false };

  it('takes the report of one that ended well', () => {
    const report = { passed: 3, failed: 0, skipped: 1 };
    expect(judge(good, report)).toEqual({ count: report });
  });

  it('counts failed tests once, not again for the exit code that they cause', () => {
    const report = { passed: 3, failed: 2, skipped: 0 };
    expect(judge(bad, report)).toEqual({ count: report });
  });

  it('counts a failure for one that ended badly though its tests passed', () => {
    expect(judge(bad, { passed: 3, failed: 0, skipped: 0 })).toEqual({
      count: { passed: 3, failed: 1, skipped: 0 },
      complaint: 'ended with exit code 1 though no test failed',
    });
  });

  it.each([
    ['wrote no report', undefined],
    ['found no test', { passed: 0, failed: 0, skipped: 0 }],
    ['skipped every test', { passed: 0, failed: 0, skipped: 4 }],
  ])('counts a failure for one that %s, even with exit code 0', (_, report) => {
    const { count, complaint } = judge(good, report);
    expect(count.failed).toBe(1);
    expect(complaint).toBe('ran no test (exit code 0)');
  });

  it('counts a failure for one that took too long', () => {
    const { count, complaint } = judge({ code: null, tooSlow: true }, { passed: 9, failed: 0, skipped: 0 });
    expect(count).toEqual({ passed: 9, failed: 1, skipped: 0 });
    expect(complaint).toBe('took too long and was ended');
  });
});

describe("reading the runners' reports", () => {
  it('reads vitest', () => {
    const file = reportFile('{"numPassedTests":7,"numFailedTests":2,"numPendingTests":1,"numTodoTests":3}');
    expect(vitestCount(file)).toEqual({ passed: 7, failed: 2, skipped: 4 });
  });

  it('reads Playwright; a test that passed at its second try has passed', () => {
    const file = reportFile('{"stats":{"expected":5,"unexpected":1,"flaky":2,"skipped":3}}');
    expect(playwrightCount(file)).toEqual({ passed: 7, failed: 1, skipped: 3 });
  });

  it.each(['', '{"stats":'])('has no count for the broken report %j', (content) => {
    expect(vitestCount(reportFile(content))).toBeUndefined();
    expect(playwrightCount(reportFile(content))).toBeUndefined();
  });

  it('has no count where there is no report', () => {
    expect(vitestCount(join(folder, 'nowhere'))).toBeUndefined();
  });
});

describe('naming what failed', () => {
  it('reads vitest, tests and files that could not be loaded', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          assertionResults: [
            { status: 'passed', fullName: 'a works' },
            {
              status: 'failed',
              fullName: 'a breaks',
              failureMessages: ['Error: \u001b[31mno\u001b[39m\n  at a'],
            },
          ],
        },
        { name: 'b.test.ts', assertionResults: [], message: 'SyntaxError: what?' },
      ],
    };
    expect(vitestFailures(reportFile(JSON.stringify(report)))).toEqual([
      'a.test.ts › a breaks: Error: no',
      'b.test.ts › could not be loaded: SyntaxError: what?',
    ]);
  });

  it('reads Playwright, with the titles around a test', () => {
    const tests = [{ results: [{ error: { message: 'Error: gone\nmore' } }] }];
    const specs = [
      { title: 'opens', ok: false, file: 'c.spec.ts', tests },
      { title: 'closes', ok: true, file: 'c.spec.ts', tests },
    ];
    const report = { suites: [{ title: 'c.spec.ts', suites: [{ title: 'the window', specs }] }] };
    expect(playwrightFailures(reportFile(JSON.stringify(report)))).toEqual([
      'c.spec.ts › the window › opens: Error: gone',
    ]);
  });

  it.each(['', '{"suites":'])('names nothing of the broken report %j', (content) => {
    expect(vitestFailures(reportFile(content))).toEqual([]);
    expect(playwrightFailures(reportFile(content))).toEqual([]);
  });
});

describe('the last line', () => {
  const one = { passed: 10, failed: 0, skipped: 0 };

  it('sums the parts', () => {
    expect(inWords([one, { passed: 5, failed: 2, skipped: 0 }])).toBe('15 passed, 2 failed');
  });

  it('mentions skipped tests only when there are some', () => {
    expect(inWords([one, { passed: 0, failed: 0, skipped: 3 }])).toBe('10 passed, 0 failed, 3 skipped');
  });
});
