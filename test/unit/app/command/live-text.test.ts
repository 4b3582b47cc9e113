import { describe, expect, it } from 'vitest';
import { LiveText } from '../../../../main/app/command/live-text';
import { Spinner } from '../../../../main/app/command/spinner';
import { FakeClock } from '../../support/fake-clock';

function setUp(isTTY: boolean, terminal = 'xterm', columns = 10) {
  let written = '';
  const write = (text: string): boolean => {
    written += text;
    return true;
  };
  const stream = { isTTY, columns, write };
  const text = new LiveText(stream, terminal);
  return {
    text,
    resize: (width: number): void => void (stream.columns = width),
    /** What was written since the last time. */
    written: (): string => {
      const news = written.replaceAll('\u001b', '^');
      written = '';
      return news;
    },
  };
}

describe('text on a terminal', () => {
  it('takes the place of what was shown before, over all its rows', () => {
    const { text, written } = setUp(true);
    text.show('one\n\u001b[31mlonger than ten\u001b[39m\n');
    expect(written()).toBe('one\n^[31mlonger than ten^[39m\n\n');
    text.show('two');
    expect(written()).toBe('^[4A^[0Jtwo\n');
    text.show('two');
    expect(written()).toBe('^[1A^[0Jtwo\n');
    text.clear();
    expect(written()).toBe('^[1A^[0J');
    text.clear();
    expect(written()).toBe('');
  });

  it.each([
    ['of two columns each', '静かなランタンの灯り', 2],
    ['of two columns, one of which does not fit into its row', 'a漢字漢字漢字漢', 2],
    ['of two columns outside the first plane', '🏮🏮🏮🏮🏮🏮', 2],
    ['of no column', 'e\u0301'.repeat(10), 1],
    ['that fill a row to its end', '0123456789', 1],
  ])('counts the rows of characters %s', (_, wide, rows) => {
    const { text, written } = setUp(true);
    text.show(wide);
    written();
    text.show('two');
    expect(written()).toBe(`^[${rows}A^[0Jtwo\n`);
  });

  it('stays where it is once it is left, and what comes next goes below', () => {
    const { text, written } = setUp(true);
    text.show('one');
    text.leave();
    text.show('two');
    expect(written()).toBe('one\ntwo\n');
    text.show('three');
    expect(written()).toBe('^[1A^[0Jthree\n');
  });

  it('counts by the width that the terminal has now, which may have been changed', () => {
    const { text, written, resize } = setUp(true);
    text.show('0123456789');
    resize(4);
    written();
    text.show('two');
    expect(written()).toBe('^[3A^[0Jtwo\n');
    resize(0);
    text.show('three');
    expect(written(), 'a width that is no longer told').toBe('three\n');
    text.clear();
    expect(written()).toBe('');
  });

  it('leaves what is said standing', () => {
    const { text, written } = setUp(true);
    text.show('wait');
    text.say('said');
    text.show('wait');
    expect(written()).toBe('wait\n^[1A^[0Jsaid\nwait\n');
  });

  it('is plain lines elsewhere, on a dumb one and on one of no width, and none twice in a row', () => {
    for (const { text, written } of [setUp(false), setUp(true, 'dumb'), setUp(true, 'xterm', 0)]) {
      text.show('one');
      text.show('one');
      text.show('two');
      text.clear();
      expect(written()).toBe('one\ntwo\n');
      expect(text.isLive).toBe(false);
    }
  });
});

describe('a spinner', () => {
  it('turns on a terminal until it is stopped', () => {
    const clock = new FakeClock();
    const { text, written } = setUp(true);
    const spinner = new Spinner(text, clock);
    spinner.wait('wait');
    clock.pass(120);
    expect(written()).toBe('| wait\n^[1A^[0J/ wait\n');
    spinner.stop();
    expect(written()).toBe('^[1A^[0J');
    clock.pass(1_000);
    expect(written()).toBe('');
  });

  it('stands still once the terminal tells no width any more', () => {
    const clock = new FakeClock();
    const { text, written, resize } = setUp(true);
    new Spinner(text, clock).wait('wait');
    resize(0);
    written();
    clock.pass(1_000);
    expect(written()).toBe('wait\n');
  });

  it('stands still elsewhere', () => {
    const clock = new FakeClock();
    const { text, written } = setUp(false);
    const spinner = new Spinner(text, clock);
    spinner.wait('wait');
    clock.pass(1_000);
    spinner.wait('wait');
    spinner.say('said');
    spinner.stop();
    expect(written()).toBe('wait\nsaid\n');
  });
});
