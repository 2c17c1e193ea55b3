import type { Picture } from '../../contract';

/**
 * A picture to be answered on, of the shape that the item says: areas and points are in those pixels, whatever the bytes say. Without its bytes it is empty, so that its
 * areas and their names still serve.
 */
export function Plate({ picture: { data, width, height }, alt }: { picture: Picture; alt: string }) {
  if (data.startsWith('data:image/')) return <img src={data} alt={alt} width={width} height={height} draggable={false} style={{ aspectRatio: `${width} / ${height}` }} />;
  return <svg class="plate__empty" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role={alt ? 'img' : 'presentation'} aria-label={alt || undefined} />;
}
