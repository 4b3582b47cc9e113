import { describe, expect, it, vi } from 'vitest';
import { planRestart } from '../../../../main/desktop/process/restart';

vi.mock('electron', () => ({ app: {} }));

describe('a restart', () => {
  const argv = ['/opt/Marquee/marquee', '--hidden'];

  it('is left to Electron, with the switches added', () => {
    expect(planRestart(argv, ['--disable-gpu'], undefined)).toEqual({
      kind: 'relaunch',
      args: ['--hidden', '--disable-gpu'],
    });
  });

  it('starts the AppImage itself, since its mount ends with this run', () => {
    expect(planRestart(argv, ['--disable-gpu'], '/home/ann/Marquee.AppImage')).toEqual({
      kind: 'spawn',
      program: '/home/ann/Marquee.AppImage',
      args: ['--hidden', '--disable-gpu'],
    });
  });

  it('adds no switch a second time', () => {
    expect(planRestart([...argv, '--disable-gpu'], ['--disable-gpu'], undefined).args).toEqual([
      '--hidden',
      '--disable-gpu',
    ]);
  });
});
