/**
 * A command of Marquee in plain Node, with all that keeps its accounts. Arguments: the folder, then `sign-in NAME`,
 * `sign-out NAME` or `status`. It says `begun` when the work begins, and `done` when it is kept, or why not.
 */
import { findByName } from '../../../main/account/open-account';
import { signIn, startIn } from './world';

async function run(): Promise<void> {
  const [folder = '', command = '', name = ''] = process.argv.slice(2);
  console.log('begun');
  const { accounts, keeping } = await startIn(folder);
  if (command === 'sign-in') {
    console.log(await signIn(accounts, name));
  } else if (command === 'sign-out') {
    const opened = findByName(accounts.all, name);
    const left = opened ? await accounts.signOut(opened, 'here') : null;
    console.log(left?.ok === false ? left.problem.kind : 'done');
  } else {
    await Promise.all(accounts.all.map(({ account }) => account.refresh()));
    console.log('done');
  }
  await keeping.settled();
}

void run();
