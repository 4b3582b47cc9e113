/** `npm run plex-tv [-- --port N]`: the stand-in for plex.tv, by hand. */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { accountNames, Commands, tokenOf } from './commands';
import { startPlexTv } from './server';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8443' } } });

const plexTv = await startPlexTv({
  port: Number(values.port),
  onRequest: ({ method, path, tokenIn }) => {
    console.log(`${new Date().toLocaleTimeString()}  ${method} ${path}  token: ${tokenIn}`);
  },
}).catch((error: unknown) => {
  console.error(`Can’t listen on port ${values.port}: ${(error as Error).message}`);
  console.error('Choose another one: npm run plex-tv -- --port N');
  process.exit(1);
});
const commands = new Commands(plexTv);
// Double quotes hold in every shell: the switches have blanks and asterisks, but no dollar signs or quotes.
const switches = plexTv.switches.map((it) => `"${it}"`).join(' ');

console.log(`Marquee's stand-in for plex.tv answers on 127.0.0.1:${plexTv.port}. Everybody here is made up.

Tokens
${accountNames.map((name) => `  ${tokenOf(name)}`).join('\n')}

Sign in and start the app, in another terminal:
  echo ${tokenOf('lifetimeHome')} | npm run -s marquee -- ${switches} --sign-in
  npm start -- ${switches}

Commands
${commands.help()}
`);

const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '' });
lines.on('line', (line) => {
  if (line.trim() === 'quit') void plexTv.close().then(() => lines.close());
  else console.log(commands.run(line));
});
// Ctrl-C and Ctrl-D end it; a start without a terminal and without input goes on until it is killed.
lines.on('close', () => {
  if (process.stdin.isTTY) void plexTv.close();
});
