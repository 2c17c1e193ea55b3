import type { Content, Context } from '../contract';
import { Act, Select } from './inputs';

/** The case that an item asks about. An item keeps the version it was written for until its writer takes it to the newest. */
export function CaseOf({ content, context, change }: { content: Content; context: Context; change(patch: Partial<Content>): void }) {
  const use = content.stimulus;
  if (context.stimuli.length === 0 && !use) return null;
  const known = context.stimuli.find(s => s.code === use?.stimulusId);
  const take = (code: string) => change({ stimulus: code ? { stimulusId: code, stimulusVersion: context.stimuli.find(s => s.code === code)!.version } : undefined });
  return (
    <>
      <Select id="f-stimulus" label="Case" hint="What it shares with the other questions of a case." value={use?.stimulusId ?? ''} onChange={code => code !== use?.stimulusId && take(code)}
        options={[['', 'None: it stands alone'], ...context.stimuli.map((s): [string, string] => [s.code, s.name]), ...(use && !known ? [[use.stimulusId, 'A case that is retired'] as [string, string]] : [])]} />
      {use && known && use.stimulusVersion < known.version && (
        <div class="author-acts">
          <p class="usa-hint">This question was written for version {use.stimulusVersion} of the case, which is at version {known.version} now.</p>
          <Act onClick={() => take(known.code)}>Take version {known.version} of the case</Act>
        </div>
      )}
    </>
  );
}
