import { describe, expect, it } from 'vitest';
import { parseUser } from '../../../../main/plex/documents/parse-user';
import { MASK } from '../../../../main/plex/secrets';

const extraOf = (children: string, secrets: readonly string[] = []): Readonly<Record<string, string>> =>
  parseUser(`<user id="1">${children}</user>`, secrets)?.extra ?? {};

describe('an element that Marquee does not know', () => {
  it('is kept by its path, with all that is in it', () => {
    expect(
      extraOf(`
        <pastSubscriptions><subscription id="" endsAt="1582893108" state="ended"/></pastSubscriptions>
        <trials><trial type="plexpass" state="ended"/><trial type="other" state="active"/></trials>
        <attributionPartner/>
        <note lang="en">Hello there</note>
        <settings><setting id="experience" value="{&quot;theme&quot;:1}"/></settings>`),
    ).toEqual({
      'pastSubscriptions.subscription.id': '',
      'pastSubscriptions.subscription.endsAt': '1582893108',
      'pastSubscriptions.subscription.state': 'ended',
      'trials.trial[0].type': 'plexpass',
      'trials.trial[0].state': 'ended',
      'trials.trial[1].type': 'other',
      'trials.trial[1].state': 'active',
      attributionPartner: '',
      note: 'Hello there',
      'note.lang': 'en',
      'settings.setting.id': 'experience',
      'settings.setting.value': '{"theme":1}',
    });
  });

  it('is kept from within what Marquee knows, too', () => {
    expect(
      extraOf(`
        <subscription active="1"><features><feature id="pass"/></features><offer id="x"/></subscription>
        <profile a="1"><font size="2"/></profile>
        <entitlements all="1"><limit of="3"/></entitlements>
        <roles><role id="r"/><rule id="s"/></roles>
        <subscriptions><subscription type="plexpass"><coupon rate="9"/></subscription><sum of="1"/></subscriptions>`),
    ).toEqual({
      'subscription.offer.id': 'x',
      'profile.font.size': '2',
      'entitlements.limit.of': '3',
      'roles.rule.id': 's',
      'subscriptions[0].coupon.rate': '9',
      'subscriptions.sum.of': '1',
    });
  });

  it.each([
    '<services><service token="short" secret="sh"/></services>',
    '<x y="eyJhbGciOiJSUzI1NiJ9.eyJ1c2VySWQiOjF9.c2lnbmF0dXJl"/>',
    '<authToken>short</authToken>',
    '<tokens><item value="short"/></tokens>',
    '<settings><setting id="accessToken" value="short"/></settings>',
    '<settings><setting name="password">short</setting></settings>',
    '<billing paymentMethodId="998877"/>',
    '<x y="https://example.com/?X-Plex-Token=short"/>',
    `<x y='{"token":"short"}'/>`,
    '<x y="the token-just-used again"/>',
  ])('gives no secret away: %s', (children) => {
    const text = JSON.stringify(extraOf(children, ['token-just-used']));
    expect(text).toContain(MASK);
    expect(text).not.toMatch(/short|998877|eyJ|token-just-used/);
  });

  it('masks wherever else the document repeats a secret', () => {
    expect(extraOf('<a token="longer-than-eight"/><b note="see longer-than-eight"/>')['b.note']).toBe(
      `see ${MASK}`,
    );
  });

  it('is kept in part where it is huge, and it is said how much was left out', () => {
    const many = extraOf(`<list>${'<i a="1"/>'.repeat(5_000)}</list>`);
    expect(Object.keys(many)).toHaveLength(301);
    expect(many['…']).toBe('4700 more');
    const [path = '', value = ''] =
      Object.entries(extraOf(`<${'n'.repeat(5_000)}>${'a '.repeat(800)}</${'n'.repeat(5_000)}>`))[0] ?? [];
    expect([path.length, value.length]).toEqual([500, 500]);
  });
});
