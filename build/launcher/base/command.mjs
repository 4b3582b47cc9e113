import { Stop, say } from './steps.mjs';

/**
 * Runs one of the launcher's commands and ends with its exit code.
 * @param {(args: readonly string[]) => Promise<number>} command
 */
export async function runCommand(command) {
  try {
    process.exit(await command(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exit(1);
  }
}
