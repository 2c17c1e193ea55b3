import { useRef, useState } from 'preact/hooks';
import { moved } from '../../answers';

/** Moving a row of a list by a pointer. An extra: whatever it does, buttons do too. */
export function useDrag(shown: string[], drop: (order: string[], id: string) => void) {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<{ id: string; order: string[] }>();
  const grip = (down: PointerEvent, id: string) => {
    if (down.button !== 0) return;
    down.preventDefault();
    const handle = down.currentTarget as HTMLElement;
    let order = shown;
    const move = (event: PointerEvent) => {
      const rows = [...list.current!.children].map(r => r.getBoundingClientRect());
      const from = order.indexOf(id);
      const over = rows.findIndex(r => event.clientY >= r.top && event.clientY <= r.bottom);
      // Rows differ in height: a swap must not put the pointer over the other row again.
      const tall = rows[from]!.height;
      const to = over < 0 || over === from ? from : over < from ? (event.clientY < rows[over]!.top + tall ? over : from) : event.clientY > rows[over]!.bottom - tall ? over : from;
      if (to !== from) order = moved(order, from, to);
      setDrag({ id, order });
    };
    const stop = new AbortController();
    const end = (isDropped: boolean) => {
      stop.abort();
      setDrag(undefined);
      if (isDropped && order !== shown) drop(order, id);
    };
    const { signal } = stop;
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener('pointermove', move, { signal });
    handle.addEventListener('pointerup', () => end(true), { signal });
    handle.addEventListener('pointercancel', () => end(false), { signal });
    addEventListener('keydown', event => event.key === 'Escape' && end(false), { signal });
    setDrag({ id, order });
  };
  return { list, grip, dragged: drag?.id, order: drag?.order ?? shown };
}
