/** A bar that says how far the day is; on a terminal in place, elsewhere a line every tenth. */
export interface Progress {
  /** `share` from 0 to 1. */
  show(share: number, words: string): void;
  end(): void;
}

const WIDTH = 24;

export function progressTo(stream: NodeJS.WriteStream): Progress {
  let tenth = -1;
  const line = (share: number, words: string) => {
    const full = Math.round(Math.min(share, 1) * WIDTH);
    return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${words}`;
  };
  return {
    show(share, words) {
      const reached = Math.floor(share * 10);
      if (stream.isTTY) stream.write(`\r\x1b[2K${line(share, words)}`);
      else if (reached > tenth) stream.write(`${line(share, words)}\n`);
      tenth = Math.max(tenth, reached);
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[2K');
    },
  };
}

export const QUIET: Progress = { show: () => {}, end: () => {} };
