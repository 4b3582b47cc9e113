import type { IpcMainInvokeEvent } from 'electron';
import { expect, it, vi } from 'vitest';
import { bindContract } from '../../../../main/app/bridge/ipc';

type Listener = (event: IpcMainInvokeEvent, argument: unknown) => unknown;

const bound = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, listener: Listener) => bound.set(name, listener) },
}));

it('a call that waits for a start which fails is answered, and the failure is told by whoever starts alone', async () => {
  let failStart = (): void => undefined;
  bindContract(
    new Promise((_, reject) => {
      failStart = () => reject(new Error('with a secret'));
    }),
    () => true,
  );
  const answer = bound.get('getSnapshot')?.({} as IpcMainInvokeEvent, undefined);
  failStart(); // Vitest fails a test whose rejections nobody handles
  expect(await answer).toMatchObject({ ok: false, problem: { kind: 'internal' } });
});

it('a start that fails while no call waits is told once, too', async () => {
  bindContract(Promise.reject(new Error('at once')), () => true);
  await new Promise(setImmediate);
});
