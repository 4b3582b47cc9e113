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

  it('is kept from the lists that Marquee knows, whatever stands in them', () => {
    expect(
      extraOf(`
        <subscription active="1">
          <features note="n"><feature id="pass" since="2020"/><bundle id="b"/></features><feature id="old" to="2019"/>
        </subscription>
        <roles total="2"><role id="r"/><role id="s" grantedAt="1700000000"/>and more</roles>
        <entitlements all="1" for="tv"><entitlement id="roku">paid</entitlement></entitlements>
        <subscriptions size="1"><subscription type="plexpass">gift</subscription></subscriptions>`),
    ).toEqual({
      'subscription.features.note': 'n',
      'subscription.features.bundle.id': 'b',
      'subscription.features.feature[0].since': '2020',
      'subscription.feature[0].to': '2019',
      'roles.total': '2',
      roles: 'and more',
      'roles.role[1].grantedAt': '1700000000',
      'entitlements.for': 'tv',
      'entitlements.entitlement[0]': 'paid',
      'subscriptions.size': '1',
      'subscriptions[0]': 'gift',
    });
  });

  it('hides nothing of the same name', () => {
    const user = parseUser('<user note="a"><note>b</note><x y="1"><y>2</y><y>3</y></x></user>');
    expect(user?.extra).toEqual({ note: 'a', 'note[1]': 'b', 'x.y': '1', 'x.y[0]': '2', 'x.y[1]': '3' });
  });

  it.each([
    '<services><service token="short" secret="sh"/></services>',
    '<x y="eyJhbGciOiJSUzI1NiJ9.eyJ1c2VySWQiOjF9.c2lnbmF0dXJl"/>',
    '<authToken>short</authToken>',
    '<roles><role id="accessToken" value="short"/></roles>',
    '<subscription active="1"><features secret="short"><feature id="pass"/></features></subscription>',
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
