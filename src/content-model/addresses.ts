/** An address of the site below its base, and the anchors that stand on its page. */
export type Addresses = ReadonlyMap<string, ReadonlySet<string>>;

export const ADDRESSES_FILE = 'content/addresses.txt';

/** An address or anchor that was published and is gone. */
export interface Loss {
  /** `/fix/u17/` or `/fix/u17/#fix-2`. */
  readonly address: string;
  readonly message: string;
}

/** Reads content/addresses.txt: an address a line, followed by its anchors, separated by spaces. */
export function parseAddresses(text: string): Addresses {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [address = '', ...anchors] = line.split(' ');
      return [address, new Set(anchors)];
    }),
  );
}

/** Writes addresses in the form that {@link parseAddresses} reads, sorted, with a final line break. */
export function formatAddresses(addresses: Addresses): string {
  const lines = [...addresses].map(([address, anchors]) => [address, ...[...anchors].sort()].join(' '));
  return `${lines.sort().join('\n')}\n`;
}

/** Both together: what was ever published. */
export function joinAddresses(published: Addresses, built: Addresses): Addresses {
  const all = new Map<string, ReadonlySet<string>>(published);
  for (const [address, anchors] of built) {
    all.set(address, new Set([...(all.get(address) ?? []), ...anchors]));
  }
  return all;
}

/**
 * What was published and is not in the build. The anchors of a page that points on (`moved`) may be gone: its
 * readers land on the page, which tells where they stand now.
 */
export function lossesOf(published: Addresses, built: Addresses, moved: ReadonlySet<string>): Loss[] {
  return [...published].flatMap(([address, anchors]): Loss[] => {
    const there = built.get(address);
    if (there === undefined) {
      return [{ address, message: 'was published and has no page: bring it back, or let a page point on' }];
    }
    if (moved.has(address)) return [];
    return [...anchors]
      .filter((anchor) => !there.has(anchor))
      .map((anchor) => ({
        address: `${address}#${anchor}`,
        message: 'was published and is gone: bring the id back, or keep it as `was` of its successor',
      }));
  });
}
