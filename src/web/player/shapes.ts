/** Areas and points of a picture, in its own pixels. */
export interface Place {
  x: number;
  y: number;
}

/** Where the letter of an area stands: on its edge, at the upper left, so that it hides little of what is in it. */
export function edgeOf(shape: string, coords: number[]): Place {
  const [a = 0, b = 0, c = 0, d = c] = coords;
  if (shape === 'rect') return { x: Math.min(a, c), y: Math.min(b, d) };
  if (shape === 'circle' || shape === 'ellipse') return { x: a - c * Math.SQRT1_2, y: b - d * Math.SQRT1_2 };
  if (shape !== 'poly') return { x: 0, y: 0 };
  return cornersOf(coords).reduce((best, p) => (p.x + p.y < best.x + best.y ? p : best));
}

export const cornersOf = (coords: number[]): Place[] => Array.from({ length: Math.floor(coords.length / 2) }, (_, i) => ({ x: coords[2 * i]!, y: coords[2 * i + 1]! }));

export const within = (place: Place, width: number, height: number): Place => ({ x: clamp(place.x, width), y: clamp(place.y, height) });

const clamp = (n: number, most: number) => Math.round(Math.min(Math.max(n, 0), most));

export const placeOf = (value: string): Place => {
  const [x = 0, y = 0] = value.split(' ').map(Number);
  return { x, y };
};

export const valueOf = ({ x, y }: Place) => `${Math.round(x)} ${Math.round(y)}`;

/** For those who do not see it: per cent from the left and from the top. */
export const inWords = ({ x, y }: Place, width: number, height: number) => `${Math.round((100 * x) / width)} % from the left, ${Math.round((100 * y) / height)} % from the top`;
