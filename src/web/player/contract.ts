/** What the host and the player say to each other. Instants are ISO-8601 in UTC, durations are milliseconds. */
export type Status = 'scheduled' | 'checkedIn' | 'admitted' | 'inProgress' | 'paused' | 'submitted' | 'expired' | 'terminated';

export interface Node {
  kind: 'p' | 'em' | 'strong' | 'ul' | 'li' | 'text';
  text?: string | null;
  children?: Node[] | null;
}

export interface Option {
  optionId: string;
  label: string;
  body: Node[];
}

export interface Item {
  itemId: string;
  position: number;
  /** The language of the question, where it is not the page's. */
  lang?: string | null;
  prompt: Node[];
  options: Option[];
}

export interface StoredResponse {
  itemId: string;
  optionId: string | null;
  sequence: number;
}

export interface ClockReading {
  status: Status;
  fence: number;
  serverNow: string;
  deadline: string | null;
  timeLeft: number | null;
  lastSequence: number;
}

export interface Delivery extends ClockReading {
  sittingId: string;
  candidateLabel: string;
  examTitle: string;
  demonstration: boolean;
  formLabel: string;
  timeAllowed: number;
  receiptHash: string;
  agreement: { version: string; paragraphs: string[]; acceptedAt: string | null; expiresAt?: string | null };
  /** What the board allows beside the questions. */
  tools?: { calculator?: boolean } | null;
  tutorial: Item[];
  items: Item[];
  responses: StoredResponse[];
}

export interface Start {
  fence: number;
  deadline: string;
  serverNow: string;
}

export interface Entry {
  responseId: string;
  sequence: number;
  itemId: string;
  optionId: string | null;
  clientTime: string;
  timeOnItem: number;
}

export interface Acknowledgement {
  acknowledgedThrough: number;
  receiptHash: string;
  status: Status;
  serverNow: string;
  deadline: string | null;
  timeLeft: number | null;
}

export interface Receipt {
  sittingId: string;
  status?: Status;
  endedAt?: string | null;
  submittedAt?: string | null;
  lastSequence: number;
  answered: number;
  receiptHash: string;
}

export interface ProctorMessage {
  messageId: string;
  from: 'proctor' | 'candidate';
  text: string;
  sentAt: string;
}

/** The ledger behind the clock. Durations are milliseconds, an entry's are seconds. */
export interface ClockReasons {
  serverNow: string;
  timeLeft: number;
  allowed: number;
  used: number;
  entries: { kind: string; at: string; seconds: number; words: string }[];
}

export interface Problem {
  title?: string;
  status?: number | string;
  detail?: string;
  code?: string;
  expected?: number;
}

export const isOver = (status: Status) => status === 'submitted' || status === 'expired' || status === 'terminated';
