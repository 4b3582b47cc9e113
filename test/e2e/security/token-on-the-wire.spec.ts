import { expect, test } from '../parts/marquee';

test('requests introduce Marquee and carry the token in the header alone', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signInByCommand(token);
  await marquee.run(['--status']);
  const [first, second] = await plexTv.waitForRequests(2);
  for (const request of [first, second]) {
    expect(request).toMatchObject({ tokenIn: 'header', queryNames: [], path: '/api/v2/home/user' });
    expect(request?.headers).toMatchObject({
      accept: 'application/xml',
      'x-plex-product': 'Marquee',
      'x-plex-client-identifier': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(request?.headers['cookie'], 'cookies are not kept').toBeUndefined();
  }
  expect(first?.headers['x-plex-client-identifier'], 'the identifier is kept').toBe(
    second?.headers['x-plex-client-identifier'],
  );
});

test('a redirect is not followed, to whatever it leads', async ({ marquee, plexTv, token }) => {
  for (const fault of ['301', '302', '302-same-host', '302-plain-http', '303', '307', '308'] as const) {
    plexTv.answerWith(fault, { times: 1 });
    await marquee.run(['--sign-in'], { input: token });
  }
  expect(plexTv.requests).toHaveLength(7);
  expect(new Set(plexTv.requests.map(({ host }) => host))).toEqual(new Set(['plex.tv']));
});
