export const Flag = () => <svg class="flag" viewBox="0 0 12 16" aria-hidden="true"><path d="M1.5 1.5h9v13L6 11l-4.5 3.5z" /></svg>;
