/** The systems that Marquee tells apart, by Node's names for them. */
export type Platform = 'linux' | 'darwin' | 'win32';

/** What `process.platform` stands for here. Any other Unix has a desktop as Linux has. */
export function platformOf(name: string): Platform {
  return name === 'darwin' || name === 'win32' ? name : 'linux';
}

/**
 * The system that this process runs on, read here alone: lint forbids it elsewhere in main and preload. What depends on
 * the system is decided by pure functions that take a `Platform`, so that tests on one system can ask for them all;
 * the code that wires real parts together hands this in.
 */
export const THIS_PLATFORM: Platform = platformOf(process.platform);
