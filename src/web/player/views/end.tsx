import { count } from '../clock';
import type { Receipt } from '../contract';
import type { Session } from '../session';
import { Title } from './title';

const TITLES = { submitted: 'Your exam is submitted', expired: 'Time is up. Your exam has ended', terminated: 'Your exam was ended by a proctor' } as const;

export function EndView({ session, receipt }: { session: Session; receipt: Receipt }) {
  const ended = receipt.submittedAt ?? receipt.endedAt;
  const status = session.status === 'expired' || session.status === 'terminated' ? session.status : 'submitted';
  const comments = session.comments.waiting;
  return (
    <div class="message">
      <Title>{TITLES[status]}</Title>
      <p>{status === 'terminated' ? 'Speak to your proctor. The answers you gave are kept.' : 'Thank you. You may tell your proctor that you are done.'}</p>
      {session.queue.length > 0 && (
        <p class="notice notice--bad">
          {count(session.unsent, 'answer')} could not be sent in time and {session.unsent === 1 ? 'is' : 'are'} still on this device. Do not close this page before you have told your proctor.
        </p>
      )}
      {session.someTooLate && (
        <p class="notice">Some answers reached us after your time was over. They are kept as evidence for the board; they are not scored.</p>
      )}
      {comments > 0 && (
        <p class="notice" role="status">{count(comments, 'comment')} on {comments === 1 ? 'a question' : 'questions'} {comments === 1 ? 'is' : 'are'} being sent. Keep this page open; when {comments === 1 ? 'it is' : 'they are'} sent, this line goes away. Your answers do not depend on it.</p>
      )}
      <h2>Your receipt</h2>
      <p>Keep a note of it. The code is made from every answer we hold; with it the board can show that none was lost or changed.</p>
      <dl class="receipt">
        {ended && <div><dt>Ended</dt><dd><time dateTime={ended}>{new Date(ended).toLocaleString('en', { dateStyle: 'long', timeStyle: 'medium' })}</time></dd></div>}
        <div><dt>Questions answered</dt><dd>{receipt.answered}</dd></div>
        <div><dt>Changes recorded</dt><dd>{receipt.lastSequence}</dd></div>
        <div><dt>Receipt code</dt><dd class="code">{receipt.receiptHash.match(/.{1,4}/g)?.join(' ') ?? 'none'}</dd></div>
      </dl>
      <div class="steps">
        <a class="button button--plain" href={`/api/sittings/${receipt.sittingId}/receipt.pdf`} download>Receipt as PDF</a>
        <a class="button button--plain" href={`/receipts/${receipt.sittingId}/${receipt.receiptHash}`}>Check it against the record</a>
        <button type="button" class="button button--plain" onClick={() => print()}>Print this page</button>
      </div>
    </div>
  );
}
