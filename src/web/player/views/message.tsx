import type { ComponentChildren } from 'preact';
import { Title } from './title';

export function Message({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="message">
      <Title of={title}>{title}</Title>
      {children}
    </div>
  );
}
