import { describe, expect, it } from 'vitest';
import { listKeys } from '../../../renderer/lib/list-keys';

describe('the key of an entry in its list', () => {
  const keys = (entries: readonly { readonly name: string }[]) => listKeys(entries, ({ name }) => name);
  const attic = { name: 'attic' };
  const porch = { name: 'porch' };

  it('stays its own while another comes before it', () => {
    expect(keys([porch, attic]).get(attic)).toBe(keys([attic]).get(attic));
  });

  it('is another for each, though some share a name and some have none', () => {
    const entries = [attic, porch, { ...attic }, { name: '' }, { name: '' }];
    expect(new Set(keys(entries).values()).size).toBe(entries.length);
  });
});
