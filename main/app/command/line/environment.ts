import { isAbsolute } from 'node:path';

/**
 * Variables that Chromium, libsecret and the keychain process look up after Marquee's code has begun, so that taking them away
 * is in time. Children inherit what is left.
 */
const DROPPED = [
  'SSLKEYLOGFILE', // Chromium writes to it what decrypts its connections
  'SECRET_BACKEND', // libsecret keeps secrets in a file instead of the Secret Service
  'SECRET_FILE_TEST_PATH', // where that file is
  'SECRET_FILE_TEST_PASSWORD', // what opens it
  'SECRET_SERVICE_BUS_NAME', // libsecret takes another program for the Secret Service
  'NODE_COMPILE_CACHE', // Node, from 22 on, runs what V8 made of a file ahead from that folder
] as const;

/** Where the files of all programs are, after the XDG Base Directory Specification. Chromium looks them up just as late. */
const FOLDERS = ['XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'] as const;

/** Variables that Node has acted on before: it prints what it reads, a token on standard input too. */
const REFUSED_WHEN_INSTALLED = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE'] as const;

/** Takes out of the environment what would carry secrets away from keychain and connection. */
export function dropLeaks(env: NodeJS.ProcessEnv): void {
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- names from the list above
  for (const name of DROPPED) delete env[name];
}

/**
 * Takes out of the environment each folder that is no absolute path: the specification has it ignored. Chromium would look
 * for it in whatever folder Marquee is started from, and find other files each time.
 */
export function dropRelativeFolders(env: NodeJS.ProcessEnv): void {
  for (const name of FOLDERS) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- names from the list above
    if (!isAbsolute(env[name] ?? '')) delete env[name];
  }
}

/** The name of a variable that an installed Marquee does not start with; null when none is set. */
export function refusedVariable(env: NodeJS.ProcessEnv): string | null {
  return REFUSED_WHEN_INSTALLED.find((name) => env[name]) ?? null;
}
