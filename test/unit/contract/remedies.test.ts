import { expect, it } from 'vitest';
import { problem } from '../../../main/base/problems';
import { restsUntil } from '../../../preload/contract/remedies';

it('plex.tv is left alone until the moment that it named', () => {
  const retryAt = '2026-01-02T00:00:00.000Z';
  const gone = problem('bad-request', { status: 410, retryAt });
  expect(restsUntil(gone, Date.parse(retryAt) - 1)).toBe(retryAt);
  expect(restsUntil(gone, Date.parse(retryAt))).toBeNull();
  expect(restsUntil(problem('unreachable'), 0)).toBeNull();
  expect(restsUntil(null, 0)).toBeNull();
});
