import type { ChildProcess } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { connectDevTools } from '../../../../build/launcher/app/devtools.mjs';

it('DevTools hands on what the app tells without being asked, and takes it for no answer', async () => {
  const requests = new PassThrough();
  const answers = new PassThrough();
  const app = { stdio: [null, null, null, requests, answers] } as unknown as ChildProcess;
  const events: unknown[] = [];
  const devTools = connectDevTools(app, (method, params) => events.push([method, params]));
  const answer = devTools('Target.getTargets');
  answers.write('{"method":"Target.targetCreated","params":{"url":"app://marquee"}}\0');
  answers.write('{"id":1,"result":"none"}\0');
  expect(await answer).toBe('none');
  expect(events).toEqual([['Target.targetCreated', { url: 'app://marquee' }]]);
});
