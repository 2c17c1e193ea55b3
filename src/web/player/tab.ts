/** One tab at a time works on a sitting. The lock goes with the tab, whatever becomes of it. */
export class TabLock {
  private waiting: AbortController | undefined;

  constructor(private readonly name: string, private readonly granted: () => void, private readonly refused: () => void, private readonly lost: () => void) {}

  async acquire() {
    if (!('locks' in navigator)) return this.granted();
    const free = await navigator.locks.query().then(q => !q.held?.some(l => l.name === this.name), () => true);
    if (!free) this.refused();
    this.waiting = new AbortController();
    // Waits behind the other tab and goes on by itself when that one is closed.
    this.hold({ signal: this.waiting.signal });
  }

  takeOver() {
    this.waiting?.abort();
    this.hold({ steal: true });
  }

  private hold(options: LockOptions) {
    let held = false;
    const forever = () => new Promise<never>(() => {
      held = true;
      this.granted();
    });
    navigator.locks.request(this.name, options, forever).catch(() => {
      if (held) this.lost();
    });
  }
}
