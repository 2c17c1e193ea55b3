/** A page between two others: its form or link [data-onward] is pressed by this script, and by a person where there is none. */
const onward = document.querySelector<HTMLElement>('form[data-onward], a[data-onward]');
if (onward instanceof HTMLFormElement) onward.requestSubmit();
else onward?.click();
