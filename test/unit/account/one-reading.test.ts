import { describe, expect, it } from 'vitest';
import { OneReading } from '../../../main/account/one-reading';

/** Readings that a test answers, with what each was given. */
function readings() {
  const begun: {
    readonly signal: AbortSignal;
    readonly isCurrent: () => boolean;
    readonly answer: (it: string) => void;
  }[] = [];
  const read = (signal: AbortSignal, isCurrent: () => boolean) =>
    new Promise<string>((answer) => begun.push({ signal, isCurrent, answer }));
  const last = () => {
    const it = begun.at(-1);
    if (!it) throw new Error('No reading has begun.');
    return it;
  };
  return { begun, read, last };
}

/** What was begun a moment later has begun. */
const begin = () => Promise.resolve();

describe('one reading at a time', () => {
  it('answers all who ask during it, and is over then', async () => {
    const { begun, read, last } = readings();
    const one = new OneReading<string>();
    expect(one.isUnderWay).toBe(false);
    const answers = [one.start(read), one.start(read)];
    expect(one.isUnderWay).toBe(true);
    await begin();
    expect(begun).toHaveLength(1);
    expect(last().isCurrent()).toBe(true);
    last().answer('read');
    expect(await Promise.all(answers)).toEqual(['read', 'read']);
    expect(one.isUnderWay).toBe(false);
    expect(last().isCurrent()).toBe(false);
  });

  it('is followed by another for who asks later', async () => {
    const { begun, read, last } = readings();
    const one = new OneReading<string>();
    const first = one.start(read);
    await begin();
    last().answer('first');
    await first;
    const second = one.start(read);
    await begin();
    expect(begun).toHaveLength(2);
    last().answer('second');
    expect(await second).toBe('second');
  });

  it('is over for the next one once it was released, and does not end that', async () => {
    const { read, last } = readings();
    const one = new OneReading<string>();
    const first = one.start(read);
    await begin();
    const begunFirst = last();
    one.release();
    expect(one.isUnderWay).toBe(false);
    expect(begunFirst.signal.aborted).toBe(false);
    void one.start(read);
    await begin();
    begunFirst.answer('first');
    expect(await first).toBe('first');
    expect(one.isUnderWay, 'the second').toBe(true);
    expect(begunFirst.isCurrent()).toBe(false);
    expect(last().isCurrent()).toBe(true);
  });

  it('is told when it is canceled, and is over', async () => {
    const { read, last } = readings();
    const one = new OneReading<string>();
    void one.start(read);
    await begin();
    one.cancel();
    expect(last().signal.aborted).toBe(true);
    expect(one.isUnderWay).toBe(false);
    one.cancel(); // where there is none, nothing happens
  });

  it('is over when it failed, too', async () => {
    const one = new OneReading<string>();
    await expect(one.start(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(one.isUnderWay).toBe(false);
  });
});
