/** What the host and the player say to each other. Instants are ISO-8601 in UTC, durations are milliseconds. */
export type Status = 'scheduled' | 'checkedIn' | 'admitted' | 'inProgress' | 'paused' | 'submitted' | 'expired' | 'terminated';

export interface Node {
  /** `text`, an element of HTML or MathML, or the place of something to be answered: `interaction`, `gap`, `hottext`. */
  kind: string;
  text?: string | null;
  children?: Node[] | null;
  attributes?: Record<string, string> | null;
}

export interface Option {
  optionId: string;
  label: string;
  body: Node[];
  /** Pairs: with how many at most, 0 for any number. */
  matchMax?: number | null;
  /** Hotspots, in pixels of the picture. */
  shape?: string | null;
  coords?: number[] | null;
}

export interface Picture {
  data: string;
  alt: string;
  width: number;
  height: number;
}

export type Kind =
  | 'choice' | 'inlineChoice' | 'order' | 'match' | 'associate' | 'gapMatch' | 'hottext' | 'hotspot' | 'selectPoint' | 'textEntry' | 'extendedText' | 'slider';

/** Something to be answered. Its answer is a list of strings; what they are depends on the kind. */
export interface Interaction {
  kind: Kind;
  response: string;
  prompt: Node[];
  options?: Option[] | null;
  targets?: Option[] | null;
  text?: Node[] | null;
  picture?: Picture | null;
  min: number;
  /** 0 for any number. */
  max: number;
  expectedLength?: number | null;
  expectedLines?: number | null;
  mostWords?: number | null;
  numeric: boolean;
  lower?: number | null;
  upper?: number | null;
  step?: number | null;
}

export interface Stimulus {
  stimulusId: string;
  body: Node[];
}

export interface Item {
  itemId: string;
  position: number;
  /** The language of the question, where it is not the page's. */
  lang?: string | null;
  prompt: Node[];
  /** One best answer; empty for all other types. */
  options: Option[];
  /** All other types. */
  interactions?: Interaction[] | null;
  /** What it shares with other questions. */
  stimulus?: Stimulus | null;
}

export interface GivenAnswer {
  response: string;
  values: string[];
}

/** One best answer has `optionId`, all other types have `answers`. */
export interface StoredResponse {
  itemId: string;
  optionId: string | null;
  answers?: GivenAnswer[] | null;
  sequence: number;
}

export interface ClockReading {
  status: Status;
  fence: number;
  serverNow: string;
  deadline: string | null;
  timeLeft: number | null;
  lastSequence: number;
  /** From 1; 0 when the form has no sections. */
  section: number;
  /** Set during a scheduled break. */
  breakEndsAt: string | null;
  /** How many the proctor has sent so far. */
  messages: number;
}

/** The section the candidate is in. */
export interface Section {
  number: number;
  of: number;
  name: string;
  mayReturn: boolean;
  hasOwnTime: boolean;
  breakMinutes: number;
  next: string | null;
}

export interface Delivery extends Omit<ClockReading, 'section' | 'breakEndsAt' | 'messages'> {
  section: Section | null;
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
  /** How large the text is where nothing was chosen yet. */
  textSize?: 200 | null;
  /** Before the start only. */
  remoteProctoring?: { offered: boolean; required: boolean; started: boolean } | null;
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
  answers?: GivenAnswer[] | null;
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
  /** Set when some came too late: kept as evidence, not scored, not to be sent again. */
  refusedThrough?: number | null;
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
