import { app } from 'electron';
import { join } from 'node:path';
import type * as v from 'valibot';
import type { Hold } from '../../account/stores';
import { systemClock } from '../../base/clock';
import { createJsonFile } from '../../storage/files/json-file';
import { linkedFile } from '../../storage/files/linked-file';
import { openStoredValue, type StoredValue } from '../../storage/files/stored-value';

/**
 * Reads a JSON file of the user-data folder, and holds what it holds.
 * @param hold see `openStoredValue`
 */
export function openUserData<Content>(
  name: string,
  schema: v.GenericSchema<unknown, Content>,
  defaults: Content,
  hold?: Hold,
): Promise<StoredValue<Content>> {
  const path = linkedFile(join(app.getPath('userData'), name));
  return openStoredValue(createJsonFile({ path, schema, defaults, clock: systemClock }), hold);
}
