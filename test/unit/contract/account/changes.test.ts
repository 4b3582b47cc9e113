import { describe, expect, it } from 'vitest';
import { isPrivateChange, type Change } from '../../../../preload/contract/account/changes';

const change = (kind: Change['kind'], before: Change['before'], after: Change['after']) => ({
  kind,
  before,
  after,
});

describe('a change stays hidden until it is asked for', () => {
  it.each([
    change('email', '', 'rose@example.org'),
    change('email', null, 'no address at all'),
    change('username', 'rose', 'rose@example.org'),
    change('username', 'rose＠example.org', null),
  ])('when it is $kind, from $before to $after', (it) => expect(isPrivateChange(it)).toBe(true));

  it.each([
    change('username', 'rose', 'rosie'),
    change('username', null, null),
    change('plan', 'monthly', 'yearly @ home'),
    change('features-added', null, ['rose@example.org']),
  ])('but not when it is $kind, from $before to $after', (it) => expect(isPrivateChange(it)).toBe(false));
});
