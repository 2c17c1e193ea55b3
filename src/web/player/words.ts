import { count } from './clock';
import type { Status } from './contract';
import type { Trouble } from './sender';

interface Saving {
  unsent: number;
  trouble: Trouble | undefined;
  durable: boolean;
  readOnly: boolean;
  status: Status;
}

/** Whether answers are safe, in one sentence that is never truer than it should be. */
export function savedWords({ unsent, trouble, durable, readOnly, status }: Saving): string {
  const kept = durable ? `${count(unsent, 'answer')} kept on this device` : `${count(unsent, 'answer')} not sent yet`;
  if (readOnly) return 'Read only: another device is in charge';
  if (trouble === 'refused') return unsent > 0 ? `${kept}, but the exam does not accept it. Call your proctor; do not close this page` : 'The exam answers with an error. Call your proctor';
  if (trouble === 'signedOut') return unsent > 0 ? `${kept}, will be sent after a new admission` : 'All answers saved. A new admission is needed to go on saving';
  if (trouble === 'safeBrowser') return unsent > 0 ? `${kept}, will be sent from Safe Exam Browser` : 'All answers saved. Safe Exam Browser is needed to go on saving';
  if (trouble === 'outage') return unsent > 0 ? `${kept}, will be sent when the connection is back` : 'All answers saved. No connection right now; you can go on';
  if (status === 'paused' && unsent > 0) return `${kept}, will be sent when the exam goes on`;
  return unsent > 0 ? 'Saving…' : 'All answers saved';
}
