/** Work on one device, one piece after the other: two at once would steal each other's answers. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  /** Begins when all work before has ended, well or not. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
