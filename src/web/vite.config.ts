import { defineConfig } from 'vite';

export default defineConfig({
  base: '/client/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    outDir: '../Cbhcr.Exam/wwwroot/client',
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    rolldownOptions: {
      input: { player: 'player/main.tsx', islands: 'islands/main.ts', sw: 'worker/sw.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: asset => (asset.names[0]?.endsWith('.woff2') ? 'fonts/[name][extname]' : '[name][extname]'),
      },
    },
  },
  test: { include: ['tests/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
