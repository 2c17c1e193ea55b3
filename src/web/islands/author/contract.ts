import type { Node } from './text/node';

/** What an item says, as the host keeps it (Items/Item.cs, ItemTask.cs). */
export interface Content {
  type: string;
  stem: string;
  stemBody?: Node[] | null | undefined;
  options: Option[];
  key: string;
  shuffleOptions: boolean;
  competency: string;
  skillArea: string;
  values: string[];
  cognitiveLevel: string;
  setting: string;
  levels: string[];
  enemies: string[];
  references: Reference[];
  authorNote: string;
  sample: boolean;
  task?: Task | null | undefined;
  stimulus?: { stimulusId: string; stimulusVersion: number } | null | undefined;
  qti?: string | null;
  readingNotes?: string | null | undefined;
  rights?: Rights | null | undefined;
  assistedBy?: string | null | undefined;
}

export interface Option {
  id: string;
  text: string;
  rationale: string;
  body?: Node[] | null | undefined;
  area?: Area | null | undefined;
  restrictiveness?: number | null | undefined;
}

export interface Reference {
  text: string;
  year: number;
}

export interface Task {
  partialCredit?: boolean;
  maxChoices?: number | null | undefined;
  targets?: { id: string; text: string }[] | null;
  picture?: Picture | null | undefined;
  accepted?: { text: string; caseSensitive?: boolean }[] | null;
  tolerance?: number | null | undefined;
  expectedLines?: number | null | undefined;
  mostWords?: number | null | undefined;
  rubric?: Criterion[] | null;
}

export interface Picture {
  asset: string;
  alt: string;
  width: number;
  height: number;
}

export interface Area {
  shape: string;
  coords: number[];
}

export interface Criterion {
  name: string;
  anchors: string[];
}

export interface Rights {
  authors: string[];
  licence: string;
  copyrightHolder: string;
}

export interface DraftDetails {
  itemId: string;
  code: string;
  content: Content;
  version: number;
  basedOn: number;
  editedBy: string | null;
  editedAt: string | null;
  status: string | null;
  itemVersion: number;
  justifications: Justification[];
}

export interface Justification {
  ruleId: string;
  reason: string;
}

export interface Comment {
  textId: string;
  contentVersion: number;
  kind: string;
  about: string;
  text: string;
  by: string;
  at: string;
  open: boolean | null;
}

export interface Review {
  version: number;
  texts: Comment[];
}

export interface WordRun {
  fate: 'same' | 'removed' | 'added';
  text: string;
}

export interface Difference {
  field: string;
  base: string | null;
  mine: string | null;
  theirs: string | null;
  changedBy: 'mine' | 'theirs' | 'both' | 'unknown';
  words: WordRun[];
}

export interface Span {
  field: string;
  start: number;
  length: number;
}

export interface Finding {
  ruleId: string;
  severity: 'information' | 'warning' | 'error';
  spans: Span[];
  message: string;
  evidence: string;
}

/** What the page knows that a draft does not say: the framework's codes, who one is. */
export interface Context {
  itemId: string;
  code: string;
  types: Named[];
  competencies: (Named & { skillAreas: Named[] })[];
  values: Named[];
  levels: Named[];
  stimuli: (Named & { version: number })[];
  year: number;
}

export interface Named {
  code: string;
  name: string;
}

export interface Problem {
  status?: number;
  title?: string;
  detail?: string;
  code?: string;
  errors?: Record<string, string>;
  version?: number;
  basedOn?: number;
  contentVersion?: number;
  editedBy?: string | null;
  theirs?: Content;
  justifications?: Justification[] | null;
  differences?: Difference[];
  findings?: Finding[];
}
