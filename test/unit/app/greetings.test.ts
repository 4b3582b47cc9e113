import { describe, expect, it } from 'vitest';
import { Greetings, NOTHING_TOLD, type Told } from '../../../main/app/greetings';
import { succeed } from '../../../preload/contract/result';

/** What was told so far, kept as long as the test. */
function keep(already: Partial<Told> = {}) {
  return {
    value: { ...NOTHING_TOLD, ...already },
    update(change: (told: Told) => Told) {
      this.value = change(this.value);
      return Promise.resolve(succeed(undefined));
    },
    forget(change: (told: Told) => Told) {
      return this.update(change);
    },
  };
}

function start(told: ReturnType<typeof keep>, version: string, isSignedIn = true): Greetings {
  const greetings = new Greetings({ told, version });
  greetings.start(isSignedIn);
  return greetings;
}

describe('the introduction', () => {
  it('comes with the first sign-in, stays until it is closed, and never comes again', () => {
    const told = keep();
    const greetings = start(told, '1.0.0', false);
    expect(greetings.now).toBeNull();
    let changes = 0;
    greetings.onChange(() => (changes += 1));
    greetings.meet();
    greetings.meet();
    expect(greetings.now).toBe('first-run');
    expect(changes).toBe(1);
    greetings.dismiss('whats-new');
    expect(greetings.now, 'another one was closed').toBe('first-run');
    greetings.dismiss('first-run');
    greetings.meet();
    expect(greetings.now).toBeNull();
    for (const isSignedIn of [true, false]) {
      const next = start(told, '1.0.0', isSignedIn);
      next.meet();
      expect(next.now).toBeNull();
    }
  });

  it('does not come again to who has not closed it', () => {
    const told = keep();
    start(told, '1.0.0', false).meet();
    const next = start(told, '1.0.0', false);
    next.meet();
    expect(next.now).toBeNull();
  });

  it('does not come to who is signed in already, also after an update', () => {
    const told = keep();
    const greetings = start(told, '1.0.0');
    greetings.meet();
    expect(greetings.now).toBeNull();
    const updated = start(keep({ version: '0.9.0' }), '1.0.0');
    updated.meet();
    expect(updated.now).toBe('whats-new');
    const next = start(told, '1.0.0', false);
    next.meet();
    expect(next.now).toBeNull();
  });

  it('comes again once everything was forgotten', () => {
    const told = keep();
    const greetings = start(told, '1.0.0');
    greetings.forget();
    greetings.meet();
    expect(greetings.now).toBe('first-run');
  });
});

describe('why there is no tray icon', () => {
  it('is known from when a person has read it until everything is forgotten', () => {
    const told = keep({ version: '1.0.0' });
    const greetings = start(told, '1.0.0');
    expect(greetings.knowsNoTray).toBe(false);
    greetings.noteNoTray();
    expect(start(told, '1.0.0').knowsNoTray).toBe(true);
    expect(told.value.version, 'what else was told stays').toBe('1.0.0');
    greetings.forget();
    expect(start(told, '1.0.0').knowsNoTray).toBe(false);
  });
});

describe('what is new', () => {
  it('is told after an update until it is closed, and then never again', () => {
    const told = keep({ version: '0.9.0' });
    expect(start(told, '0.10.0').now).toBe('whats-new');
    const greetings = start(told, '0.10.0');
    expect(greetings.now, 'nobody has closed it').toBe('whats-new');
    let changes = 0;
    greetings.onChange(() => (changes += 1));
    greetings.dismiss('whats-new');
    greetings.dismiss('whats-new');
    expect(greetings.now).toBeNull();
    expect(changes).toBe(1);
    expect(start(told, '0.10.0').now).toBeNull();
  });

  it('is nothing for a fresh installation, and something for its first update', () => {
    const told = keep();
    expect(start(told, '1.0.0').now).toBeNull();
    expect(start(told, '1.0.0').now).toBeNull();
    expect(start(told, '1.0.1').now).toBe('whats-new');
  });

  it('is nothing for who goes back to an older version, and is not told twice then', () => {
    const told = keep({ version: '1.10.0' });
    expect(start(told, '1.9.0').now).toBeNull();
    expect(start(told, '1.10.0').now).toBeNull();
  });

  it('is nothing once everything is forgotten', () => {
    const told = keep({ version: '1.0.0' });
    const greetings = start(told, '1.1.0');
    greetings.forget();
    expect(greetings.now).toBeNull();
    expect(start(told, '1.1.0').now).toBeNull();
  });
});
