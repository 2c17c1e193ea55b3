import type { Session } from '../session';

/** The way to the tool that watches the exam, where there is one. It brings the candidate back to this page. */
export function RemoteProctoring({ session }: { session: Session }) {
  const remote = session.delivery?.remoteProctoring;
  if (!remote?.offered) return null;
  if (remote.started) return <p>Remote proctoring has begun.</p>;
  return (
    <p>
      {remote.required ? 'Your exam is watched by a remote proctoring tool. Go there before you start: ' : 'If you were told to use remote proctoring, go there before you start: '}
      <a href="/exam/remote-proctoring">Go to remote proctoring</a>
    </p>
  );
}
