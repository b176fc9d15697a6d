import './setup.css';

/** What stands on each monitor while somebody looks which is which. */
export const MonitorNumber = ({ number }: { number: string }) => (
  <main className="setup-number">
    <h1 className="num">{number}</h1>
  </main>
);
