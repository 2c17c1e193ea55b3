import { render } from 'preact';
import { Author } from './app';
import { call, Refused } from './api';
import type { Context, DraftDetails } from './contract';
import type { StimulusContext } from './case';
import { ofType } from './key';
import { StimulusForm } from './stimulus';

/** The reading view that the page came with stays until there is something to write in. */
const place = document.querySelector<HTMLElement>('#author[data-context]');
if (place) void begin(place, JSON.parse(place.dataset['context']!) as Context);

const casePlace = document.querySelector<HTMLElement>('#stimulus-author[data-stimulus]');
if (casePlace) {
  casePlace.replaceChildren();
  render(<StimulusForm context={JSON.parse(casePlace.dataset['stimulus']!) as StimulusContext} />, casePlace);
}

async function begin(element: HTMLElement, context: Context) {
  try {
    const details = await call<DraftDetails>('GET', `/api/items/${context.itemId}/draft`);
    // A draft just begun has no options yet; there are places for them, which count as nothing until something is in them.
    if (details.content.options.length === 0) details.content = { ...details.content, ...ofType(details.content, details.content.type) };
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
