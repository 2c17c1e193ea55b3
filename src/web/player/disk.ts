const LOW = 20_000_000;

/** What the browser says about keeping things. `undefined`: it does not say. */
export interface Disk {
  /** Bytes this page may still write. */
  room?: number;
  /** Whether kept answers are safe when the device runs short of space. */
  persisted?: boolean;
}

/** With `ask`, the browser may put the question to its user: once is enough. */
export async function lookAtDisk(ask: boolean): Promise<Disk> {
  const storage = navigator.storage as StorageManager | undefined;
  const persisting = ask ? storage?.persist?.() : storage?.persisted?.();
  const [estimate, persisted] = await Promise.all([storage?.estimate?.().catch(() => undefined), persisting?.catch(() => undefined)]);
  return {
    ...(estimate?.quota !== undefined && { room: estimate.quota - (estimate.usage ?? 0) }),
    ...(persisted !== undefined && { persisted }),
  };
}

export type DiskTrouble = 'none' | 'full' | 'failing' | 'low' | undefined;

/** `none`: nothing can be kept from the start; `full` and `failing`: it worked, then writing failed; `low`: it works, but perhaps not to the end. */
export function troubleWith(durable: boolean, failure: 'full' | 'failing' | undefined, { room }: Disk): DiskTrouble {
  if (!durable) return 'none';
  return failure ?? (room !== undefined && room < LOW ? 'low' : undefined);
}

export function diskWords(trouble: DiskTrouble, persisted: boolean | undefined): string | undefined {
  const sent = 'Answers are still sent as you give them. Do not reload or close this page, and tell your proctor.';
  switch (trouble) {
    case 'none':
      return `This browser does not let the exam keep a copy of your answers. Often the reason is a private window, or a setting that forbids sites to keep data. ${sent} Before the start, it is better to open the exam in a normal window.`;
    case 'full':
      return `The disk of this device is full: new answers cannot be kept on it. ${sent} To make room, close other programs or remove files you do not need.`;
    case 'failing':
      return `This browser could not write an answer to the disk of this device. ${sent}`;
    case 'low':
      return `This device has little free space (less than 20 MB for this page). Your answers are kept for now, but may not be if it runs full.${persisted === false ? ' The browser may also remove them to make room.' : ''} Close other tabs and programs, and tell your proctor.`;
    default:
      return undefined;
  }
}
