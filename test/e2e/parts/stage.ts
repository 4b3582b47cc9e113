import type { ElectronApplication, Page } from '@playwright/test';
import type { Problem } from '../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import type { SignInState } from '../../../preload/contract/account/sign-in';
import type { AccountTab, Snapshot } from '../../../preload/contract/app/snapshot';
import { qrCode } from '../../../main/account/sign-in/qr-code';
import { problem } from '../../../main/base/problems';
import type { CallName, ValueOf } from '../../../preload/contract/calls';
import { speak } from '../../../main/base/words';

await speak({ language: 'en', region: 'en-US' }); // for the problems that main answers here

/** The pages without main: a test says what they are told, and hears what they ask for. */
export class Stage {
  readonly #app: ElectronApplication;
  readonly #page: Page;

  constructor(app: ElectronApplication, page: Page) {
    this.#app = app;
    this.#page = page;
  }

  /**
   * Tells every page of a state that is as it is now, save for `change`. Main's own snapshots no longer reach the page:
   * they would undo it at moments of their own.
   */
  async show(change: Partial<Snapshot>): Promise<void> {
    const now = await this.#page.evaluate(() => window.marquee.getSnapshot());
    if (!now.ok) throw new Error(now.problem.message);
    await this.#app.evaluate(
      ({ BrowserWindow }, snapshot) => {
        for (const { webContents } of BrowserWindow.getAllWindows()) {
          const send = Reflect.get(Object.getPrototypeOf(webContents), 'send') as typeof webContents.send;
          send.call(webContents, 'snapshot', snapshot);
          webContents.send = (name: string, ...values: unknown[]) => {
            if (name !== 'snapshot') send.call(webContents, name, ...values);
          };
        }
      },
      { ...now.value, ...change },
    );
  }

  /** Answers a call from now on, in place of main. What comes back tells with what it was made since. */
  async answer<Name extends CallName>(
    name: Name,
    answer: Result<ValueOf<Name>, Problem>,
  ): Promise<() => Promise<readonly unknown[]>> {
    const made = await this.#app.evaluateHandle(
      ({ ipcMain }, [call, reply]) => {
        const calls: unknown[] = [];
        ipcMain.removeHandler(call);
        ipcMain.handle(call, (_event, argument: unknown) => {
          calls.push(argument);
          return reply;
        });
        return calls;
      },
      [name, answer] as const,
    );
    return () => made.jsonValue();
  }
}

export const well = succeed(undefined);
export const outage = fail(problem('unavailable', { status: 503 }));

/** A PIN that waits, as plex.tv would make one now. */
export function waiting(
  strength: 'strong' | 'short',
  more: { readonly problem?: Problem; readonly expiresAt?: string } = {},
): SignInState {
  const code = strength === 'strong' ? 'b3p7hk9q2x5m8w4v6t1zr0ncd' : 'K7QP';
  const link = strength === 'strong' ? `https://app.plex.tv/auth#?code=${code}` : 'https://plex.tv/link';
  return {
    kind: 'waiting',
    strength,
    code,
    link,
    expiresAt: new Date(Date.now() + 14.5 * 60_000).toISOString(),
    problem: null,
    ...more,
    qr: qrCode(link),
  } as SignInState;
}

/** So many accounts, the second of which needs a person and the third of which is old. */
export function accountTabs(number: number): readonly AccountTab[] {
  return Array.from({ length: number }, (_, index): AccountTab => {
    const icon = ({ 1: 'attention', 2: 'stale' } as const)[index] ?? 'fine';
    const name =
      index === 3 ? 'A name that is so long that no list could ever show it' : `Account ${index + 1}`;
    return { id: index + 1, name, nickname: null, isKept: true, picture: null, icon };
  });
}
