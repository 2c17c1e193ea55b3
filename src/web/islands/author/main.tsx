import { render } from 'preact';
import { Author } from './app';
import { call, Refused } from './api';
import type { Context, DraftDetails } from './contract';

/** The reading view that the page came with stays until there is something to write in. */
const place = document.querySelector<HTMLElement>('#author[data-context]');
if (place) void begin(place, JSON.parse(place.dataset['context']!) as Context);

async function begin(element: HTMLElement, context: Context) {
  try {
    const details = await call<DraftDetails>('GET', `/api/items/${context.itemId}/draft`);
    element.replaceChildren();
    render(<Author details={details} context={context} />, element);
  } catch (error) {
    const words = document.createElement('p');
    words.className = 'usa-error-message';
    words.setAttribute('role', 'alert');
    words.textContent = error instanceof Refused ? error.message : 'The draft could not be fetched. Load the page again.';
    element.prepend(words);
  }
}
