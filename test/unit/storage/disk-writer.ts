/**
 * A program that writes a JSON file again and again and prints what came of each write, one line each.
 * Arguments: the file, how often (0: until it is killed), how many letters each write is padded with, and the id of the
 * user to become, when not root.
 */
import * as v from 'valibot';
import { systemClock } from '../../../main/clock';
import { createJsonFile } from '../../../main/storage/json-file';

const [path = '', count = '', padding = '', user = ''] = process.argv.slice(2);
const schema = v.object({ write: v.number(), padding: v.string() });
const file = createJsonFile({ path, schema, defaults: { write: 0, padding: '' }, clock: systemClock });

if (user !== '') process.setuid?.(Number(user));

async function run(): Promise<void> {
  for (let write = 1; count === '0' || write <= Number(count); write += 1) {
    const result = await file.write({ write, padding: 'x'.repeat(Number(padding)) });
    console.log(JSON.stringify(result.ok ? 'written' : result.problem.code));
  }
}

void run();
