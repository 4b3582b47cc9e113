import { describe, expect, it } from 'vitest';
import {
  dropLeaks,
  dropRelativeFolders,
  refusedVariable,
} from '../../../../../main/app/command/line/environment';

describe('the environment', () => {
  it('loses the variables that would write secrets to files, hand them to another keyring or bring foreign code', () => {
    const env = {
      SSLKEYLOGFILE: '/tmp/keys',
      SECRET_BACKEND: 'file',
      SECRET_FILE_TEST_PATH: '/tmp/x',
      SECRET_FILE_TEST_PASSWORD: 'x',
      SECRET_SERVICE_BUS_NAME: 'x.y',
      NODE_COMPILE_CACHE: '/tmp/x',
      HOME: '/home/x',
      https_proxy: 'http://127.0.0.1:1',
    };
    dropLeaks(env);
    expect(env).toEqual({ HOME: '/home/x', https_proxy: 'http://127.0.0.1:1' });
  });

  it('loses the folders that are no absolute paths', () => {
    const env = {
      XDG_CONFIG_HOME: '~/.config',
      XDG_CACHE_HOME: '',
      XDG_DATA_HOME: './data',
      XDG_STATE_HOME: '/home/x/state',
      XDG_CURRENT_DESKTOP: 'GNOME',
    };
    dropRelativeFolders(env);
    expect(env).toEqual({ XDG_STATE_HOME: '/home/x/state', XDG_CURRENT_DESKTOP: 'GNOME' });
  });

  it.each(['NODE_DEBUG', 'NODE_DEBUG_NATIVE'])('keeps an installed Marquee from starting with %s', (name) => {
    expect(refusedVariable({ [name]: 'stream' })).toBe(name);
  });

  it('is fine otherwise', () => {
    expect(refusedVariable({ HOME: '/home/x', NODE_DEBUG: '' })).toBeNull();
  });
});
