/** Areas and points of a picture, in its own pixels. */
export interface Place {
  x: number;
  y: number;
}

/** Where the letter of an area stands: in its middle. */
export function middleOf(shape: string, coords: number[], width: number, height: number): Place {
  const [a = 0, b = 0, c = 0, d = 0] = coords;
  if (shape === 'rect') return { x: (a + c) / 2, y: (b + d) / 2 };
  if (shape === 'circle' || shape === 'ellipse') return { x: a, y: b };
  if (shape !== 'poly') return { x: width / 2, y: height / 2 };
  const corners = cornersOf(coords);
  return { x: corners.reduce((s, p) => s + p.x, 0) / corners.length, y: corners.reduce((s, p) => s + p.y, 0) / corners.length };
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
