import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveScreenshot } from '../../../../build/launcher/app/screenshot.mjs';

interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: { readonly targetId?: string; readonly expression?: string };
  readonly sessionId?: string;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-picture-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** An app that answers DevTools on its pipes, each answer in two pieces. */
function appThatAnswers(answer: (request: Request) => object): ChildProcess {
  const requests = new PassThrough({ encoding: 'utf8' });
  const answers = new PassThrough();
  requests.on('data', (text: string) => {
    for (const message of text.split('\0').filter(Boolean)) {
      const request = JSON.parse(message) as Request;
      const reply = `${JSON.stringify({ id: request.id, ...answer(request) })}\0`;
      answers.write(reply.slice(0, 7));
      answers.write(reply.slice(7));
    }
  });
  return { stdio: [null, null, null, requests, answers] } as unknown as ChildProcess;
}

describe('the picture of the window', () => {
  it('is taken of the page that says it is painted, once it says so', async () => {
    let looks = 0;
    const app = appThatAnswers(({ method, params, sessionId }) => {
      switch (method) {
        case 'Target.getTargets':
          return {
            result: {
              targetInfos: [
                { type: 'page', targetId: 'hidden' },
                { type: 'worker', targetId: 'worker' },
                { type: 'page', targetId: 'profile' },
              ],
            },
          };
        case 'Target.attachToTarget':
          return { result: { sessionId: `session of ${params.targetId ?? ''}` } };
        case 'Runtime.evaluate':
          looks += 1;
          return { result: { result: { value: sessionId !== 'session of hidden' && looks > 4 } } };
        default:
          return { result: { data: Buffer.from(`${method} in ${sessionId ?? ''}`).toString('base64') } };
      }
    });
    const file = join(folder, 'out/marquee.png');
    await saveScreenshot(app, file);
    expect(readFileSync(file, 'utf8')).toBe('Page.captureScreenshot in session of profile');
  });

  it('fails with the reason that the app gives', async () => {
    const app = appThatAnswers(() => ({ error: { message: 'not allowed' } }));
    await expect(saveScreenshot(app, join(folder, 'x.png'))).rejects.toThrow('not allowed');
  });
});
