import './display.css';

/** The whole screen while there is nothing to show: a calm sentence, nothing technical. */
export function Calm({ title, detail }: { title: string; detail: string }) {
  return (
    <main className="d-screen d-calm">
      <h1>{title}</h1>
      <p>{detail}</p>
    </main>
  );
}
