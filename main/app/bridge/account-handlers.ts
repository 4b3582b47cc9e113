import * as v from 'valibot';
import { MAX_NICKNAME } from '../../../preload/contract/account/names';
import { isVisible, oneLine } from '../../../preload/contract/text';
import type { Accounts } from '../../account/accounts';
import { moveAmong, type OpenAccount } from '../../account/open-account';
import type { Done } from '../commands';
import type { Views } from '../views/views';
import type { Handlers } from './ipc';
import { DONE } from './parts';

const Id = v.number();

/** The calls that are about which accounts there are, what they are called and in which order they stand. */
export function createAccountHandlers(
  accounts: Accounts,
  views: Views,
): Pick<Handlers, 'showAccount' | 'renameAccount' | 'moveAccount'> {
  /** Shows what has become of an account; of one that is gone there is nothing to do. */
  async function change(id: number, to: (opened: OpenAccount) => Promise<Done>): Promise<Done> {
    const opened = accounts.all.find((it) => it.id === id);
    const done = opened ? await to(opened) : DONE;
    views.publish();
    return done;
  }

  return {
    showAccount: {
      argument: Id,
      run(id) {
        accounts.show(id);
        return DONE;
      },
    },
    renameAccount: {
      argument: v.strictObject({
        id: Id,
        nickname: v.nullable(v.pipe(v.string(), v.maxLength(MAX_NICKNAME))),
      }),
      run({ id, nickname }) {
        const name = oneLine(nickname ?? '');
        return change(id, ({ record }) => record.note({ nickname: isVisible(name) ? name : null }));
      },
    },
    moveAccount: {
      argument: v.strictObject({ id: Id, by: v.picklist([-1, 1]) }),
      run: ({ id, by }) => change(id, (opened) => moveAmong(accounts.all, opened, by)),
    },
  };
}
