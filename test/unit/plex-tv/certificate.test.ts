import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../../plex-tv/connection/certificate';

describe('the throw-away certificate', () => {
  const { cert, spki } = makeCertificate(['plex.tv', '*.plex.tv']);
  const x509 = new X509Certificate(cert);

  it('is for plex.tv and its subdomains and nobody else', () => {
    expect(x509.checkHost('plex.tv')).toBe('plex.tv');
    expect(x509.checkHost('app.plex.tv')).toBe('*.plex.tv');
    expect(x509.checkHost('plex.tv.example.com')).toBeUndefined();
    expect(x509.checkHost('example.com')).toBeUndefined();
  });

  it('is signed with its own key', () => {
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(x509.checkIssued(x509)).toBe(true);
  });

  it('is valid today and not for long', () => {
    const days = (date: string): number => (Date.parse(date) - Date.now()) / 86_400_000;
    expect(days(x509.validFrom)).toBeLessThan(0);
    expect(days(x509.validTo)).toBeGreaterThan(1);
    expect(days(x509.validTo)).toBeLessThan(32);
  });

  it('may have had its time, or not yet', () => {
    const from = Date.UTC(2020, 0, 1);
    const past = new X509Certificate(makeCertificate(['plex.tv'], from).cert);
    expect(Date.parse(past.validFrom)).toBe(from);
    expect(Date.parse(past.validTo)).toBe(Date.UTC(2020, 1, 1));
  });

  it('comes with the hash of its public key', () => {
    const key = x509.publicKey.export({ type: 'spki', format: 'der' });
    expect(spki).toBe(createHash('sha256').update(key).digest('base64'));
  });

  it('is another one each time', () => {
    expect(makeCertificate(['plex.tv']).spki).not.toBe(spki);
  });
});
