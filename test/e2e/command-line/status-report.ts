import type { User } from '../../../preload/contract/account/user';

/** What `--status=json` prints, as far as tests look at it. */
interface StatusReport {
  readonly schema: number;
  readonly state: string;
  readonly fetchedAt: string | null;
  readonly problem: {
    readonly kind: string;
    readonly status: number | null;
    readonly retryAt: string | null;
  } | null;
  readonly user: User | null;
}

export const readReport = (stdout: string): StatusReport => JSON.parse(stdout) as StatusReport;
