import { describe, expect, it } from 'vitest';
import { problemOfStatus } from '../../../../main/plex/documents/plex-errors';

const now = Date.parse('2026-01-01T00:00:00.000Z');

const errors = {
  none: '',
  xml: (code: number, message = 'x') =>
    `<errors><error code="${code}" message="${message}" status="0"/></errors>`,
  legacy: (message: string) => `<errors><error>${message}</error></errors>`,
  json: (code: number, message = 'x') => JSON.stringify({ errors: [{ code, message }] }),
  html: '<html><body><h1>401 Unauthorized</h1>Invalid token</body></html>',
};

describe('what a status means', () => {
  it.each([
    [400, errors.xml(1004), 'bad-request', 1004],
    [400, errors.none, 'bad-request', null],
    [401, errors.xml(1001), 'rejected', 1001],
    [401, errors.json(1001), 'rejected', 1001],
    [401, errors.xml(1029), 'rejected', 1029],
    [401, errors.html, 'intercepted', null],
    [401, null, 'intercepted', null],
    [401, ' \n', 'rejected', null],
    [401, errors.legacy('Invalid email, username, or password.'), 'rejected', null],
    [401, '{"error":"Unauthorized"}', 'rejected', null],
    [401, '{"errors":[{"code":1001,"message":null}]}', 'rejected', 1001],
    [401, '{"errors":[{"code":null,"message":"x"}]}', 'rejected', null],
    [401, errors.none, 'rejected', null],
    [403, errors.json(1041), 'bad-request', 1041],
    [403, errors.xml(1001), 'bad-request', 1001],
    [403, errors.html, 'intercepted', null],
    [403, 'Blocked', 'intercepted', null],
    [403, errors.none, 'bad-request', null],
    [404, errors.json(1020), 'bad-request', 1020],
    [407, errors.html, 'intercepted', null],
    [407, errors.none, 'unreachable', null],
    [408, errors.none, 'bad-request', null],
    [418, errors.none, 'bad-request', null],
    [422, errors.legacy('Invalid token'), 'rejected', null],
    [422, errors.xml(1001, 'Invalid token'), 'rejected', 1001],
    [422, errors.json(1001, 'invalid TOKEN.'), 'rejected', 1001],
    [422, '{"error":"Invalid token"}', 'rejected', null],
    [422, errors.legacy('Invalid parameter'), 'bad-request', null],
    [422, errors.html, 'bad-request', null],
    [429, errors.xml(1003), 'rate-limited', 1003],
    [451, errors.html, 'intercepted', null],
    [451, errors.none, 'bad-request', null],
    [511, errors.html, 'intercepted', null],
    [511, errors.none, 'intercepted', null],
    [511, errors.xml(1001), 'intercepted', 1001],
    [498, errors.none, 'rejected', null],
    [500, errors.legacy('Invalid token'), 'unavailable', null],
    [502, errors.html, 'unavailable', null],
    [503, errors.none, 'unavailable', null],
    [504, errors.none, 'unavailable', null],
    [599, errors.none, 'unavailable', null],
    [204, errors.none, 'unreadable', null],
    [304, errors.none, 'unreadable', null],
  ])('%i with %j is %s, code %s', (status, body, kind, code) => {
    expect(problemOfStatus(status, body, null, now)).toMatchObject({ kind, status, code, retryAt: null });
  });

  it('says that a Home PIN is asked for', () => {
    expect(problemOfStatus(403, errors.xml(1041), null, now).message).toContain('PIN');
  });

  it('repeats nothing that plex.tv wrote', () => {
    const canary = 'canary-token-1234567';
    for (const body of [
      errors.legacy(canary),
      errors.xml(1001, canary),
      `{"errors":[{"code":"${canary}"}]}`,
    ]) {
      expect(JSON.stringify(problemOfStatus(422, body, canary, now))).not.toContain(canary);
    }
  });

  it('tells no code that begins with zeros, since plex.tv has none', () => {
    const body = '<errors><error code="000" message="x"/></errors>';
    expect(problemOfStatus(400, body, null, now)).toMatchObject({ code: null });
  });

  it('survives bodies that look like errors and are not', () => {
    for (const body of [
      '<errors/>',
      '{"errors":[]}',
      '{"errors":{}}',
      '[]',
      'null',
      '{"errors":[null]}',
      '<errors>',
    ]) {
      expect(problemOfStatus(422, body, null, now).kind).toBe('bad-request');
    }
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', '2026-01-01T00:02:00.000Z'],
    [' 120 ', '2026-01-01T00:02:00.000Z'],
    ['0', '2026-01-01T00:00:01.000Z'],
    ['99999999', '2026-01-01T01:00:00.000Z'],
    ['999999999999999', '2026-01-01T01:00:00.000Z'],
    ['Thu, 01 Jan 2026 00:10:00 GMT', '2026-01-01T00:10:00.000Z'],
    ['Thu, 01 Jan 2099 00:10:00 GMT', '2026-01-01T01:00:00.000Z'],
    ['Wed, 31 Dec 2025 23:00:00 GMT', '2026-01-01T00:00:01.000Z'],
    ['-1', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    ['2026-01-01', null],
    [null, null],
  ])('%j is %s', (header, retryAt) => {
    expect(problemOfStatus(429, '', header, now)).toMatchObject({ kind: 'rate-limited', retryAt });
    expect(problemOfStatus(503, '', header, now)).toMatchObject({ kind: 'unavailable', retryAt });
  });
});
