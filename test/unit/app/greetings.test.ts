import { describe, expect, it } from 'vitest';
import { Greetings, NOTHING_TOLD, type Told } from '../../../main/app/greetings';
import { succeed } from '../../../preload/contract/result';

/** What was told so far, kept as long as the test. */
function keep(value: Told) {
  return {
    value,
    update(change: (told: Told) => Told) {
      this.value = change(this.value);
      return Promise.resolve(succeed(undefined));
    },
  };
}

function start(told: ReturnType<typeof keep>, version: string): Greetings {
  const greetings = new Greetings({ told, version });
  greetings.start();
  return greetings;
}

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
    const told = keep(NOTHING_TOLD);
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
