import { ImagePlus } from 'lucide-react';
import type { InputHTMLAttributes } from 'react';
import './file-pick.css';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  words: string;
  choose: (file: File) => void;
}

/**
 * Asks for a picture file. The browser's own control, which speaks the browser's language, lies unseen over a button of
 * ours: it is still what is pressed, focused and dropped on.
 */
export function FilePick({ words, choose, ...rest }: Props) {
  const change = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    choose(file);
    // The same file can be chosen again.
    input.value = '';
  };
  return (
    <div className="file-pick">
      <input {...rest} type="file" title={words} onChange={(event) => change(event.target)} />
      <span className="button button-quiet" aria-hidden="true">
        <ImagePlus className="icon" />
        {words}
      </span>
    </div>
  );
}
