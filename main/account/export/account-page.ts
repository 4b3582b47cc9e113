import type { Messages } from '#messages/types';
import { detailOf, type Change } from '../../../preload/contract/account/changes';
import { nameOrEmailOf } from '../../../preload/contract/account/names';
import { deviceName } from '../../../preload/contract/account/devices';
import {
  SUBSCRIPTION_ATTRIBUTES,
  USER_ATTRIBUTES,
  type AttributeKind,
} from '../../../preload/contract/account/user';
import { isVisible, oneLine, shownTexts } from '../../../preload/contract/text';
import { format, localeInUse, words } from '../../base/words';
import type { AccountFile } from './account-file';

/** What the window calls the parts of an account; main loads these words for a page alone. */
export type PageWords = Pick<Messages, 'profile' | 'views'>;

/** Its SHA-256 stands in the page's policy, which allows no other. */
const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:48rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h2{margin:2rem 0 .5rem;border-bottom:2px solid #b46e00}
table{width:100%;border-collapse:collapse}
th,td{padding:.25rem .5rem;border-bottom:1px solid #8886;text-align:start;vertical-align:top}
th{width:40%;font-weight:500}
@media print{body{max-width:none;margin:0}tr,li{break-inside:avoid}h2{break-after:avoid}}`;
const STYLE_HASH = 'sha256-bw/pEPny8YcGv+alJMeio1rdO1zP3keYq1LlLYAzpVA=';

type Row = readonly [label: string, value: string];

/** An account as a page of its own, to read and to print: it loads nothing, and runs nothing. */
export function accountAsPage(file: AccountFile, say: PageWords): string {
  const { profile, views } = say;
  const name = nameOrEmailOf(file.profile) ?? words().plexAccount;
  const made = words().accountPage.made({ when: format().dayAndTime(file.exportedAt) });
  return `<!doctype html>
<html lang="${escaped(localeInUse().language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<title>${escaped(oneLine(name))}</title>
<style>${STYLE}</style>
</head>
<body>
<h1><bdi>${escaped(name)}</bdi></h1>
<p>${escaped(made)}</p>
${section(profile.profile.title, table(profileRows(file, profile)))}
${section(profile.cards.pass.title, table(subscriptionRows(file, profile)))}
${section(views.devices.title, devicesOf(file, say))}
${section(views.history.title, historyOf(file, say))}
</body>
</html>
`;
}

/** How a value is written. */
type Manner = AttributeKind | 'country' | 'language';

/** What is a code in plex.tv's answer, and has a name. */
const CODES: Partial<Record<keyof typeof USER_ATTRIBUTES, Manner>> = {
  country: 'country',
  locale: 'language',
};

function profileRows({ profile: its }: AccountFile, say: Messages['profile']): readonly Row[] {
  const names = Object.keys(USER_ATTRIBUTES) as (keyof typeof USER_ATTRIBUTES)[];
  return names.flatMap((name) =>
    fieldRow(its[name], CODES[name] ?? USER_ATTRIBUTES[name], say.fields[name], say),
  );
}

function subscriptionRows({ pass, subscription }: AccountFile, say: Messages['profile']): readonly Row[] {
  const names = ['status', 'plan', 'subscribedAt', 'paymentService'] as const;
  const dates = ['renewsAt', 'endsAt'] as const;
  return [
    [say.fields['subscription.active'].label, words().shared.passes[pass.kind]],
    ...names.flatMap((name) =>
      fieldRow(subscription?.[name], SUBSCRIPTION_ATTRIBUTES[name], say.fields[`subscription.${name}`], say),
    ),
    ...dates.flatMap((name) =>
      fieldRow(pass[name] ?? undefined, 'instant', say.listedSubscription[name], say),
    ),
    ...(subscription?.features.length
      ? [[say.fields['subscription.features'].label, format().list(subscription.features)] as const]
      : []),
  ];
}

function devicesOf({ devices }: AccountFile, { views }: PageWords): string {
  if (devices === null) return paragraph(views.devices.notRead);
  if (devices.length === 0) return paragraph(views.devices.empty);
  return table(
    devices.map((device): Row => {
      const { product, productVersion, platform, platformVersion, lastSeenAt } = device;
      const used = lastSeenAt && words().accountPage.lastUsed({ day: format().day(lastSeenAt) });
      const what = [shownTexts([product, productVersion]), shownTexts([platform, platformVersion])];
      return [
        deviceName(device, words().shared.unnamedDevice),
        shownTexts([...what.map((texts) => texts.join(' ')), used]).join(' · '),
      ];
    }),
  );
}

function historyOf({ history }: AccountFile, { views }: PageWords): string {
  if (history === null) return paragraph(views.history.nothingYet);
  if (history.changes.length === 0) {
    return paragraph(views.history.nothingSince({ day: format().day(history.since) }));
  }
  return table(history.changes.map((change) => [format().dayAndTime(change.at), changeInOneLine(change)]));
}

/** What a field is called, and what its flag says in place of yes and no. */
interface FieldWords {
  readonly label: string;
  readonly yes?: string;
  readonly no?: string;
}

/** One field as the window words it; none where plex.tv did not send it. */
function fieldRow(
  value: string | number | boolean | null | undefined,
  kind: Manner,
  { label, yes, no }: FieldWords,
  say: Messages['profile'],
): readonly Row[] {
  if (value === undefined) return [];
  if (value === null || value === '') return [[label, say.state.empty]];
  if (typeof value === 'boolean') return [[label, value ? (yes ?? say.yes) : (no ?? say.no)]];
  return [[label, inWords(String(value), kind)]];
}

function inWords(value: string, kind: Manner): string {
  switch (kind) {
    case 'instant':
      return format().day(value);
    case 'count':
      return format().count(Number(value));
    case 'country':
      return format().country(value);
    case 'language':
      return format().language(value);
    case 'text':
    case 'url':
    case 'flag':
      return value;
    default:
      return kind satisfies never;
  }
}

function changeInOneLine(change: Change & { readonly title: string }): string {
  const { title } = change;
  const shown = detailOf(change);
  if (shown === null) return title;
  const detail =
    shown.kind === 'ids'
      ? shown.ids.join(', ')
      : [shown.before, shown.after].map((value) => value || '–').join(' → ');
  return isVisible(detail) ? words().accountPage.change({ title, detail }) : title;
}

function section(title: string, content: string): string {
  return `<section>\n<h2>${escaped(title)}</h2>\n${content}\n</section>`;
}

const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    ([label, value]) =>
      `<tr><th scope="row"><bdi>${escaped(label)}</bdi></th><td><bdi>${escaped(value)}</bdi></td></tr>`,
  );
  return `<table>\n${lines.join('\n')}\n</table>`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text for markup, also within quotes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
