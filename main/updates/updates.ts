import { HOUR_MS, DAY_MS, isoTime, type Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import type { Result } from '../../preload/contract/result';
import { updateProblem, type UpdateProblem } from './update-problems';
import type { UnsupportedReason, UpdateState } from './update-state';

/** The start of Marquee belongs to the account; and not all Marquees should ask in step. */
const FIRST_CHECK_MS = 30_000;
const FIRST_JITTER_MS = 60_000;
/** A check that failed is tried again sooner. */
const RETRY_MS = HOUR_MS;

/** What fetches newer versions. Nothing here throws. */
export interface Updater {
  /** The version that should take this one's place; null when there is none for this computer. */
  find(): Promise<Result<string | null, UpdateProblem>>;
  /**
   * Downloads what was found last, and proves it.
   * @param onProgress gets percents, 0 to 100
   */
  download(onProgress: (percent: number) => void): Promise<Result<undefined, UpdateProblem>>;
  /** Quits, puts the new version in this one's place and starts it. Settles only when that failed. */
  install(): Promise<UpdateProblem>;
}

/** The version that a newer one was to take the place of when Marquee quit; null for none. Kept between runs. */
export interface ReplacedVersion {
  readonly value: string | null;
  save(version: string | null): Promise<unknown>;
}

/** What keeping Marquee up to date needs of the world. */
export interface UpdatesDeps {
  /** The version of this copy. */
  readonly version: string;
  readonly replaced: ReplacedVersion;
  /** Why this copy can't be updated; null when it can. */
  readonly unsupported: UnsupportedReason | null;
  /** Brings the updater at the first check: its code is large, and must not cost anything at start. */
  readonly loadUpdater: () => Promise<Updater>;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  /** Whether a newer version is to be downloaded without being asked for. */
  readonly automatic: () => boolean;
}

/**
 * Keeps Marquee up to date: checks soon after the start and then daily, downloads when wanted, and leaves the
 * installation to the end of this run. Nothing is ever forced.
 */
export class Updates {
  readonly #deps: UpdatesDeps;
  #state: UpdateState;
  #checkedAt: string | null = null;
  #updater: Promise<Updater> | null = null;
  #cancel: () => void = () => undefined;
  #stopped = false;
  readonly #changed = new Emitter<UpdateState>();

  /** Listens to every new state. */
  readonly onChange = this.#changed.on;

  constructor(deps: UpdatesDeps) {
    this.#deps = deps;
    const { unsupported } = deps;
    this.#state = unsupported
      ? { kind: 'unsupported', reason: unsupported }
      : { kind: 'idle', checkedAt: null };
  }

  /** Checks by itself from now on. What the last run left to be installed, and is not here now, has failed. */
  start(): void {
    const { replaced, version, unsupported } = this.#deps;
    if (replaced.value === version && !unsupported)
      this.#change({ kind: 'failed', problem: updateProblem('not-installed') });
    if (replaced.value !== null) void replaced.save(null);
    this.#checkAfter(FIRST_CHECK_MS + FIRST_JITTER_MS * this.#deps.random());
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** False while the next run would not know that a newer version was to take this one's place. */
  get isIdle(): boolean {
    return this.#state.kind !== 'ready' || this.#deps.replaced.value !== null;
  }

  /** Marquee is about to quit, and with that the newer version is installed. */
  async settled(): Promise<void> {
    if (this.#state.kind === 'ready') await this.#deps.replaced.save(this.#deps.version);
  }

  /** Looks for a newer version now, because a person asks. */
  async check(): Promise<void> {
    await this.#find({ tellFailures: true });
  }

  /** Downloads the version that was found. */
  async download(): Promise<void> {
    if (this.#state.kind !== 'available') return;
    const { version } = this.#state;
    this.#change({ kind: 'downloading', version, percent: 0 });
    const updater = await this.#load();
    const downloaded = await updater.download((percent) => this.#progress(version, percent));
    this.#change(
      downloaded.ok ? { kind: 'ready', version } : { kind: 'failed', problem: downloaded.problem },
    );
  }

  /**
   * Quits and starts the new version; without it that happens whenever Marquee quits. Settles when there is none, or when
   * that failed.
   */
  async installNow(): Promise<void> {
    if (this.#state.kind !== 'ready') return;
    const updater = await this.#load();
    await this.settled();
    this.#change({ kind: 'failed', problem: await updater.install() });
    await this.#deps.replaced.save(null); // that is told now
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** @param tellFailures otherwise a network that is down is no one's concern: Marquee just looks again later */
  async #find({ tellFailures }: { readonly tellFailures: boolean }): Promise<void> {
    const before = this.#state;
    if (before.kind === 'unsupported' || before.kind === 'checking') return;
    if (before.kind === 'downloading' || before.kind === 'ready') return;
    this.#change({ kind: 'checking' });
    const found = await (await this.#load()).find();
    this.#checkAfter((found.ok ? DAY_MS : RETRY_MS) * (0.9 + 0.2 * this.#deps.random()));
    if (found.ok) await this.#take(found.value);
    else if (tellFailures || found.problem.kind !== 'unreachable')
      this.#change({ kind: 'failed', problem: found.problem });
    else this.#change(before);
  }

  async #take(version: string | null): Promise<void> {
    this.#checkedAt = isoTime(this.#deps.clock.now());
    if (version === null) {
      this.#change({ kind: 'idle', checkedAt: this.#checkedAt });
      return;
    }
    this.#change({ kind: 'available', version });
    if (this.#deps.automatic()) await this.download();
  }

  #progress(version: string, percent: number): void {
    const whole = Math.floor(percent);
    const isNews = this.#state.kind === 'downloading' && this.#state.percent !== whole;
    if (isNews) this.#change({ kind: 'downloading', version, percent: whole });
  }

  #checkAfter(ms: number): void {
    this.#cancel();
    if (this.#stopped || this.#deps.unsupported) return;
    this.#cancel = this.#deps.clock.after(ms, () => void this.#find({ tellFailures: false }));
  }

  #load(): Promise<Updater> {
    return (this.#updater ??= this.#deps.loadUpdater());
  }

  #change(state: UpdateState): void {
    this.#state = state;
    this.#changed.emit(state);
  }
}
