import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Item } from '../contract';
import type { Desk } from './desk';

type Body = ComponentType<{ desk: Desk; item: Item }>;

let loaded: Body | undefined;

/** The rarer kinds of questions: their code is fetched with the section that has them. */
export const loadParts = async () => {
  const parts = await import('./parts/parts');
  loaded = parts.Parts;
  return parts;
};

export function Later({ desk, item }: { desk: Desk; item: Item }) {
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>(loaded ? 'ready' : 'loading');
  useEffect(() => {
    if (!loaded) loadParts().then(() => setState('ready'), () => setState('failed'));
  }, []);
  const Parts = loaded;
  if (Parts) return <Parts desk={desk} item={item} />;
  if (state !== 'failed') return <p role="status">One moment…</p>;
  return (
    <div class="notice notice--bad" role="alert">
      <p>
        This question cannot be shown: a part of the page could not be fetched. Your answers are kept. Go on with the other questions, or load the page again when the
        connection is back.
      </p>
      <p><button type="button" class="button button--plain" onClick={() => location.reload()}>Load the page again</button></p>
    </div>
  );
}
