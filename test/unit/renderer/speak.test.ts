import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { viewWords, words } from '../../../renderer/lib/words/words.svelte';
import { speak, withViewWords } from '../../../renderer/profile/speak';
import { speakEnglish } from '../english';

beforeEach(() => vi.stubGlobal('document', { documentElement: {} }));
afterEach(async () => {
  vi.unstubAllGlobals();
  await speakEnglish();
});

it('a second view waits for its words, too, while the first has them loaded', async () => {
  const english = [words().copy, viewWords().demo.leave];
  await speak({ language: 'de', region: 'de-DE' });
  void withViewWords(Promise.resolve('first'));
  expect(await withViewWords(Promise.resolve('second'))).toBe('second');
  const german = [words().copy, viewWords().demo.leave];
  expect(german).not.toContain(english[0]);
  expect(german).not.toContain(english[1]);
});

it('a view has the words of the language that was chosen last', async () => {
  void speak({ language: 'fr', region: 'fr-FR' });
  const view = withViewWords(Promise.resolve('view'));
  void speak({ language: 'it', region: 'it-IT' });
  await view;
  expect(document.documentElement.lang).toBe('it');
});
