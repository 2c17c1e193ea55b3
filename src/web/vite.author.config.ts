import { defineConfig } from 'vite';
import shared from './vite.config.ts';

/** The editor is a build of its own: what it shares with the player would otherwise become a file that the player has to fetch, and keep for being offline. */
export default defineConfig({
  ...shared,
  build: { ...shared.build, emptyOutDir: false, rolldownOptions: { ...shared.build!.rolldownOptions, input: { author: 'islands/author/main.tsx' } } },
});
