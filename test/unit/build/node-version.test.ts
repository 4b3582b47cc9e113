import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeIsNewEnough } from '../../../build/node-version.mjs';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

describe('the check of the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '100.1.0'])('is content with %s', (version) => {
    expect(nodeIsNewEnough(version)).toBe(true);
    expect(process.exitCode).toBeUndefined();
  });

  it.each(['20.18.3', '18.20.4', '12.22.12'])('says plainly that %s is too old', (version) => {
    const words = vi.spyOn(console, 'error').mockReturnValue();
    expect(nodeIsNewEnough(version)).toBe(false);
    expect(process.exitCode).toBe(1);
    expect(words).toHaveBeenCalledWith(
      expect.stringContaining(`needs Node 20.19 or newer to be built, and this is Node ${version}`),
    );
  });
});
