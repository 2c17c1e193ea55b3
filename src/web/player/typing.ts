const KEEP = 1_000;
const PAUSE = 1_000;
/** Who never pauses makes an answer now and then all the same: a device may die. */
const LONGEST = 10_000;

/** Tells moments of rest in what is typed: `keep` within a second of every change, `rested` after a second without one. */
export class Pauses {
  private keeping: ReturnType<typeof setTimeout> | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private since: number | undefined;

  constructor(private readonly keep: () => void, private readonly rested: () => void) {}

  touch() {
    this.since ??= Date.now();
    this.keeping ??= setTimeout(() => {
      this.keeping = undefined;
      this.keep();
    }, KEEP);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.rest();
      this.rested();
    }, Math.min(PAUSE, Math.max(0, this.since + LONGEST - Date.now())));
  }

  /** Nothing is waiting any more. */
  rest() {
    clearTimeout(this.keeping);
    clearTimeout(this.resting);
    this.keeping = this.resting = this.since = undefined;
  }
}
