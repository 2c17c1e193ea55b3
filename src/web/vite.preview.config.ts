import { defineConfig } from 'vite';
import player from './vite.config';

/** Apart from the player, so that neither has to fetch what the other shares with it. */
export default defineConfig({
  ...player,
  build: {
    ...player.build,
    emptyOutDir: false,
    cssCodeSplit: false,
    rolldownOptions: { input: { preview: 'preview/main.tsx' }, output: { entryFileNames: '[name].js', codeSplitting: false } },
  },
} as Parameters<typeof defineConfig>[0]);
