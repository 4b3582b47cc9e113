import { once } from 'node:events';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyringService } from '../../desktop/keyring';
import { endProgram } from '../../desktop/processes';
import { expect, isLocked } from './lab';
import type { KeyringSession } from './session';

/** What of its questions are switched on. */
export interface KeePassXcOptions {
  readonly confirmAccess?: boolean;
  readonly confirmDelete?: boolean;
}

export const DATABASE_PASSWORD = 'correct horse';

/**
 * Where “Delete” is in the question before an entry is removed, from the lower right corner. It takes a click: when KeePassXC
 * has saved what was removed before, it gives the focus back to the button that had it when it began, “Cancel”.
 */
export const DELETE_BUTTON = [172, 27] as const;

/** KeePassXC with its database open. */
export interface KeePassXc {
  /** When the database was last saved. */
  saved(): Promise<number>;
  end(): Promise<void>;
}

/** A database whose root group is what the Secret Service shows. */
const DATABASE = `<?xml version="1.0" encoding="UTF-8"?>
<KeePassFile>
  <Meta>
    <DatabaseName>Vault</DatabaseName>
    <RecycleBinEnabled>False</RecycleBinEnabled>
    <CustomData>
      <Item>
        <Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{00112233-4455-6677-8899-aabbccddeeff}</Value>
      </Item>
    </CustomData>
  </Meta>
  <Root><Group><UUID>ABEiM0RVZneImaq7zN3u/w==</UUID><Name>Root</Name></Group></Root>
</KeePassFile>
`;

/** Makes a database and starts KeePassXC with it open, as the Secret Service of the session. */
export async function startKeePassXc(
  session: KeyringSession,
  { confirmAccess = false, confirmDelete = false }: KeePassXcOptions,
): Promise<KeePassXc> {
  const database = join(session.folder, 'vault.kdbx');
  const xml = join(session.folder, 'vault.xml');
  await writeFile(xml, DATABASE);
  await makeDatabase(session, xml, database);
  const settings = join(session.env['XDG_CONFIG_HOME'] ?? '', 'keepassxc');
  await mkdir(settings, { recursive: true });
  await mkdir(join(session.env['XDG_CACHE_HOME'] ?? '', 'keepassxc'), { recursive: true });
  const lines = [
    '[General]',
    'ConfigVersion=2',
    'UpdateCheckMessageShown=true',
    'MinimizeAfterUnlock=false',
    'AutoSaveAfterEveryChange=true',
    '[GUI]',
    'CheckForUpdates=false',
    '[FdoSecrets]',
    'Enabled=true',
    'ShowNotification=false',
    `ConfirmAccessItem=${confirmAccess}`,
    `ConfirmDeleteItem=${confirmDelete}`,
  ];
  await writeFile(join(settings, 'keepassxc.ini'), lines.join('\n'));
  // It runs once for each user and folder for temporary files.
  const program = session.start('keepassxc', ['--pw-stdin', database], { TMPDIR: session.folder });
  program.stdin.end(`${DATABASE_PASSWORD}\n`);
  await session.bus.whenOwned(keyringService);
  await expect.poll(() => isLocked(session)).toBe(false);
  return {
    saved: async () => (await stat(database)).mtimeMs,
    end: () => endProgram(program),
  };
}

async function makeDatabase(session: KeyringSession, xml: string, database: string): Promise<void> {
  const making = session.start('keepassxc-cli', ['import', '-p', xml, database], {
    QT_QPA_PLATFORM: 'offscreen',
  });
  making.stdin.end(`${DATABASE_PASSWORD}\n${DATABASE_PASSWORD}\n`);
  expect(await once(making, 'exit'), 'the database is made').toEqual([0, null]);
}

/** Locks the database as a person does. */
export async function lockDatabase(session: KeyringSession): Promise<void> {
  const window = await session.screen.whenShown(/KeePassXC$/);
  await window.press('ctrl+l');
  await expect.poll(() => isLocked(session)).toBe(true);
}
