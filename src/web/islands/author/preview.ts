import { Refused } from './api';

/** The page's preview (src/web/preview) is told of what there is to see while it is open; what cannot be shown is said in words. */
export async function preview(look: () => Promise<unknown>, refusal = '') {
  const folded = document.querySelector<HTMLDetailsElement>('#preview-section');
  const place = document.querySelector<HTMLElement>('#preview');
  const refused = document.querySelector<HTMLElement>('[data-preview-refused]');
  if (!folded?.open || !place || !refused) return;
  const refuse = (words: string) => {
    refused.textContent = words;
    refused.hidden = words === '';
    place.hidden = words !== '';
  };
  if (refusal) return refuse(refusal);
  try {
    place.dispatchEvent(new CustomEvent('preview', { detail: await look() }));
    refuse('');
  } catch (error) {
    refuse(error instanceof Refused ? `It cannot be shown yet: ${error.message}` : 'The preview could not be reached.');
  }
}
