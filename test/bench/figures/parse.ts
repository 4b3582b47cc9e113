import { interpretFromNowOn } from '../../../main/base/interpret';
import { parseUser } from '../../../main/plex/documents/parse-user';
import { MAX_BYTES } from '../../../main/plex/documents/xml-limits';
import { accounts } from '../../plex-tv/accounts/accounts';
import { userDocument } from '../../plex-tv/accounts/documents';
import type { Figure } from '../figure';
import { inRounds, seriesOf, type Contestant } from '../rounds';

const TYPICAL_FEATURES = 100;
const SMALL_BYTES = 10_000;
/** Documents are read this many kilobytes long in a row, so that a clock tick is nothing beside it. */
const KILOBYTES_IN_A_ROW = 4_000;

/** How long reading plex.tv's reply takes, interpreted as main does it, and whether that grows no faster than the reply. */
export async function measureParsing(pairs: number): Promise<readonly Figure[]> {
  interpretFromNowOn();
  const typical = documentWith(TYPICAL_FEATURES);
  const asJson = JSON.stringify(parseUser(typical));
  const small = documentOf(SMALL_BYTES);
  const largest = documentOf(MAX_BYTES);

  const parse = (text: string): number => timeOf(text, () => parseUser(text));
  const againstJson = await inRounds(pairs, (contestant: Contestant) =>
    Promise.resolve(
      contestant === 'marquee' ? parse(typical) : timeOf(asJson, () => JSON.parse(asJson) as unknown),
    ),
  );
  const perKilobyte = await inRounds(pairs, (contestant: Contestant) => {
    const text = contestant === 'marquee' ? largest : small;
    return Promise.resolve((parse(text) / text.length) * 1000);
  });
  return [
    {
      name: `reading a reply with ${TYPICAL_FEATURES} features (${inKilobytes(typical)})`,
      baseline: `JSON.parse of the same data (${inKilobytes(asJson)})`,
      unit: 'µs',
      goal: null,
      outcome: { kind: 'compared', series: seriesOf(againstJson, (µs) => µs) },
    },
    {
      name: 'reading a kilobyte of the largest reply, 256 KiB',
      baseline: 'of a reply of 10 kB',
      unit: 'µs',
      // Twice the time for a kilobyte that is one of 26 times as many would be far from quadratic, yet not linear.
      goal: { of: 'ratio', atMost: 1.25 },
      outcome: { kind: 'compared', series: seriesOf(perKilobyte, (µs) => µs) },
    },
  ];
}

/** Microseconds that one run takes, the mean of many. */
function timeOf(text: string, run: () => unknown): number {
  const count = Math.ceil((KILOBYTES_IN_A_ROW * 1000) / text.length);
  const begun = performance.now();
  for (let times = 0; times < count; times += 1) {
    if (run() === null) throw new Error('The document could not be read.');
  }
  return ((performance.now() - begun) * 1000) / count;
}

/** The reply for an account with everything and so many features. */
function documentWith(features: number): string {
  const { subscription } = accounts.lifetimeHome;
  return userDocument({
    ...accounts.lifetimeHome,
    subscription: {
      ...subscription,
      attributes: subscription?.attributes ?? {},
      features: Array.from({ length: features }, (_, index) => `feature_number_${index}`),
    },
  });
}

/** The longest reply of at most so many bytes; its texts are ASCII. */
function documentOf(bytes: number): string {
  const [none, thousand] = [documentWith(0).length, documentWith(1000).length];
  let features = Math.floor(((bytes - none) / (thousand - none)) * 1000);
  while (documentWith(features).length > bytes) features -= 1;
  return documentWith(features);
}

function inKilobytes(text: string): string {
  return `${(text.length / 1000).toFixed(0)} kB`;
}
