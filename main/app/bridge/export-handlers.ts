import * as v from 'valibot';
import { catalogs as profileCatalogs } from '#messages/profile';
import { catalogs as viewCatalogs } from '#messages/views';
import { ACCOUNT_FORMATS } from '../../../preload/contract/account/account-export';
import { EXPORT_FORMATS } from '../../../preload/contract/account/changes';
import type { Problem } from '../../../preload/contract/problem';
import { succeed, type Result } from '../../../preload/contract/result';
import { accountAsJson, accountFile } from '../../account/export/account-file';
import { accountAsPage, type PageWords } from '../../account/export/account-page';
import { formatHistory } from '../../account/history/history-export';
import { localeInUse } from '../../base/words';
import type { TextFile } from '../../desktop/windows/save-dialog';
import type { ShownAccount } from '../views/shown-account';
import type { Views } from '../views/views';
import type { Handlers } from './ipc';

/** What the handlers work on. */
export interface ExportHandlerDeps {
  readonly shown: ShownAccount;
  readonly views: Views;
  /** Asks where to, and writes the file there. Answers whether there is one now. */
  readonly saveAs: (file: TextFile) => Promise<Result<boolean, Problem>>;
}

/** The calls that save something of the account to a file. */
export function createExportHandlers({
  shown,
  views,
  saveAs,
}: ExportHandlerDeps): Pick<Handlers, 'exportHistory' | 'exportAccount'> {
  return {
    exportHistory: {
      argument: v.picklist(EXPORT_FORMATS),
      run: (format) =>
        saveAs({ name: `marquee-changes.${format}`, text: formatHistory(views.history(), format) }),
    },
    exportAccount: {
      argument: v.strictObject({ format: v.picklist(ACCOUNT_FORMATS), withPrivate: v.boolean() }),
      async run({ format, withPrivate }) {
        const { state, devices } = shown;
        if (state.kind !== 'signed-in' || state.last === null) return succeed(false); // nothing to save yet
        const parts = { reply: state.last, devices, history: views.history(), now: Date.now() };
        const file = accountFile(parts, withPrivate);
        const text = format === 'json' ? accountAsJson(file) : accountAsPage(file, await pageWords());
        return saveAs({ name: `marquee-account.${format}`, text });
      },
    },
  };
}

/** What the window calls the parts of an account, in the language in use. */
async function pageWords(): Promise<PageWords> {
  const { language } = localeInUse();
  const [profile, views] = await Promise.all([profileCatalogs[language](), viewCatalogs[language]()]);
  return { ...profile.messages, ...views.messages };
}
