/**
 * A program that replaces a file again and again and says so: `start N` before the Nth write, then what came of it.
 * Every write fills the file with N as a byte. Arguments: the file, its size, how many writes (0: until it is killed),
 * and the id of the user to become, when not root.
 */
import { systemClock } from '../../../main/base/clock';
import { DiskFile } from '../../../main/storage/files/disk-file';

const [path = '', size = '', count = '', user = ''] = process.argv.slice(2);
const file = new DiskFile({ path, maxBytes: Number(size), clock: systemClock });
if (user !== '') process.setuid?.(Number(user));

async function run(): Promise<void> {
  for (let write = 1; count === '0' || write <= Number(count); write += 1) {
    console.log(`start ${write}`);
    const result = await file.write(Buffer.alloc(Number(size), write));
    console.log(result.ok ? 'written' : String(result.problem.code));
  }
}

void run();
