import { Beside } from '../checks';
import type { Content, Context, Finding, Named, Rights } from '../contract';
import { Act, Field, numberOrNone, Select, Ticks } from './inputs';
import { idOf } from './place';

interface Props {
  content: Content;
  context: Context;
  findings: Finding[];
  change(patch: Partial<Content>): void;
}

const named = (all: Named[]): [string, string][] => all.map(({ code, name }) => [code, name === code ? code : `${code} ${name}`]);

/** What the item is about: codes of the framework, the level of thinking, whom it suits. */
export function Framework({ content, context, findings, change }: Props) {
  const skills = context.competencies.find(c => c.code === content.competency)?.skillAreas ?? [];
  return (
    <section aria-labelledby="author-framework">
      <h2 id="author-framework">What it tests</h2>
      <div class="author-row">
        <Select id="f-competency" label="Competency" value={content.competency} options={named(context.competencies)} onChange={competency => change({ competency, skillArea: '' })} />
        <Select id="f-skillArea" label="Skill area" value={content.skillArea} options={named(skills)} onChange={skillArea => change({ skillArea })} />
      </div>
      <Beside findings={findings} field="competency" />
      <Beside findings={findings} field="skillArea" />
      <div class="author-row">
        <Select id="f-cognitiveLevel" label="Level of thinking" value={content.cognitiveLevel} options={[['recall', 'Recall'], ['application', 'Application'], ['judgment', 'Judgment']]} onChange={cognitiveLevel => change({ cognitiveLevel })} />
        <Select id="f-setting" label="Setting" value={content.setting} options={[['none', 'None'], ['mobile-crisis-team', 'Mobile crisis team'], ['911-alternative-response', '911 alternative response']]} onChange={setting => change({ setting })} />
      </div>
      <Beside findings={findings} field="cognitiveLevel" />
      <Beside findings={findings} field="setting" />
      <Ticks id="f-values" legend="Values" value={content.values} options={named(context.values)} onChange={values => change({ values })} />
      <Beside findings={findings} field="values" />
      <Ticks id="f-levels" legend="Levels it suits" value={content.levels} options={named(context.levels)} onChange={levels => change({ levels })} />
      <Beside findings={findings} field="levels" />
      <Field id="f-enemies" label="Never together with" hint="Codes of items that give this one away or ask the same, with commas between." value={content.enemies.join(', ')}
        onChange={value => change({ enemies: value.split(/[\s,]+/).filter(Boolean) })} />
      <Beside findings={findings} field="enemies" />
    </section>
  );
}

export function References({ content, context, findings, change }: Props) {
  const { references } = content;
  return (
    <section aria-labelledby="author-references">
      <h2 id="author-references">References</h2>
      <div id="f-references" tabIndex={-1}><Beside findings={findings} field="references" /></div>
      {references.map((reference, i) => (
        <div key={i}>
          <div class="author-row" id={idOf(`references[${i}]`)} tabIndex={-1}>
            <Field id={idOf(`references[${i}].text`)} label={`Source ${i + 1}`} value={reference.text} onChange={text => change({ references: references.map((r, j) => (j === i ? { ...r, text } : r)) })} />
            <Field id={idOf(`references[${i}].year`)} label={`Year of source ${i + 1}`} type="number" narrow value={reference.year > 0 ? String(reference.year) : ''}
              onChange={value => change({ references: references.map((r, j) => (j === i ? { ...r, year: Math.trunc(numberOrNone(value) ?? 0) } : r)) })} />
            <Act danger onClick={() => change({ references: references.filter((_, j) => j !== i) })} aria-label={`Remove source ${i + 1}`}>Remove</Act>
          </div>
          <Beside findings={findings} field={`references[${i}].text`} />
          <Beside findings={findings} field={`references[${i}].year`} />
          <Beside findings={findings} field={`references[${i}]`} />
        </div>
      ))}
      <Act onClick={() => change({ references: [...references, { text: '', year: context.year }] })}>Add a source</Act>
    </section>
  );
}

const NOBODY: Rights = { authors: [], licence: '', copyrightHolder: '' };

/** For reviewers and the records; no candidate sees any of it. */
export function Notes({ content, findings, change }: Props) {
  const rights = content.rights ?? NOBODY;
  const setRights = (patch: Partial<Rights>) => {
    const made = { ...rights, ...patch };
    change({ rights: made.authors.length === 0 && !made.licence && !made.copyrightHolder ? undefined : made });
  };
  return (
    <section aria-labelledby="author-notes">
      <h2 id="author-notes">Notes and rights</h2>
      <Field id="f-authorNote" label="Author’s note" hint="What makes the key defensible, and what a reviewer should look at." rows={3} value={content.authorNote} onChange={authorNote => change({ authorNote })} />
      <Beside findings={findings} field="authorNote" />
      <Field id="f-readingNotes" label="Reading notes" hint="How names, signs and pictures are to be read aloud." rows={2} value={content.readingNotes ?? ''} onChange={value => change({ readingNotes: value || undefined })} />
      <Beside findings={findings} field="readingNotes" />
      <div class="author-row">
        <Field id="f-rights-authors" label="Authors" hint="With semicolons between." value={rights.authors.join('; ')} onChange={value => setRights({ authors: value.split(';').map(a => a.trimStart()).filter(Boolean) })} />
        <Field id="f-rights-licence" label="Licence" value={rights.licence} onChange={licence => setRights({ licence })} />
        <Field id="f-rights-copyrightHolder" label="Copyright holder" value={rights.copyrightHolder} onChange={copyrightHolder => setRights({ copyrightHolder })} />
      </div>
      <Beside findings={findings} field="rights" />
      <Field id="f-assistedBy" label="AI tool that helped" hint="Name and version, if one had a part in this version. A person vouches for what it says. Empty for none." value={content.assistedBy ?? ''} onChange={value => change({ assistedBy: value || undefined })} />
      <Beside findings={findings} field="assistedBy" />
    </section>
  );
}
