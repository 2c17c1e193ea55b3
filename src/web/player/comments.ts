import { Refused } from './api';
import { backoff, retryAfter } from './outbox';

/** What a candidate says about a question, to those who wrote it. */
export interface Comment {
  commentId: string;
  itemId: string;
  text: string;
  state: 'waiting' | 'sent' | 'refused';
}

export const MAXIMUM_COMMENT = 1_000;

export interface CommentPost {
  comments(): Comment[];
  keep(comments: Comment[]): void;
  send(comment: Comment): Promise<void>;
  renewToken(): Promise<boolean>;
}

/** Sends comments one after another, for as long as the page is open. Answers do not wait for them. */
export class CommentSender {
  private failures = 0;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly post: CommentPost) {}

  get waiting() {
    return this.post.comments().filter(c => c.state === 'waiting').length;
  }

  add(comment: Comment) {
    this.post.keep([...this.post.comments(), comment]);
    this.wake();
  }

  wake = () => {
    clearTimeout(this.timer);
    void this.run();
  };

  private async run() {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let next = this.next(); next; next = this.next()) {
        const state = await this.outcome(next);
        this.failures = 0;
        this.post.keep(this.post.comments().map(c => (c.commentId === next!.commentId ? { ...c, state } : c)));
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const wait = error.status === 429 ? retryAfter(error.retryAfter, Date.now()) : backoff(++this.failures, Math.random());
      this.timer = setTimeout(this.wake, wait);
    } finally {
      this.busy = false;
    }
  }

  private next() {
    return this.post.comments().find(c => c.state === 'waiting');
  }

  /** Rejects when it is worth trying again. */
  private async outcome(comment: Comment): Promise<'sent' | 'refused'> {
    try {
      await this.post.send(comment);
      return 'sent';
    } catch (error) {
      if (!(error instanceof Refused) || error.isOutage || error.isSignedOut || [409, 429].includes(error.status)) throw error;
      // The page's token may only be too old.
      if (error.status === 400 && await this.post.renewToken()) throw error;
      return 'refused';
    }
  }
}
