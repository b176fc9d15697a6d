import { useCallback, useEffect, useState } from 'react';
import { type KeptPicture, PICTURES } from '#contract/playlist.ts';
import type { Refusal } from '#contract/refusals.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { refusalIn } from '../../logic/refusal-in.ts';

const MEDIA = '/api/v1/media';

export interface Pictures {
  /** What the hub keeps; empty until it has told. */
  kept: readonly KeptPicture[];
  busy: boolean;
  /** Why the last try was in vain. */
  problem: Refusal | 'unreached' | null;
  /** Resolves with the name under which the hub keeps it; null: see `problem`. */
  bring(picture: Blob): Promise<string | null>;
  take(file: string): Promise<void>;
  /** Asks the hub again what it keeps, and forgets the last problem. */
  anew(): void;
}

/** The pictures that the hub keeps for displays. */
export function usePictures(): Pictures {
  const { hub } = useAdmin();
  const [kept, setKept] = useState<readonly KeptPicture[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Pictures['problem']>(null);

  const look = useCallback(() => {
    const told = async () => {
      const answer = await hub.download(MEDIA);
      if (answer.ok) setKept(((await answer.json()) as { pictures: KeptPicture[] }).pictures);
    };
    // A hub that is away is told by the whole page.
    told().catch(() => {});
  }, [hub]);
  useEffect(look, [look]);

  const ask = async (path: string, body: object): Promise<string | null> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await hub.post(path, body, new AbortController().signal);
      if (answer.ok) return ((await answer.json()) as { file: string }).file;
      setProblem(refusalIn(await answer.json()));
    } catch {
      setProblem('unreached');
    } finally {
      setBusy(false);
      look();
    }
    return null;
  };
  const bring = async (picture: Blob) => {
    if (picture.size <= PICTURES.bytes) return ask(MEDIA, picture);
    setProblem({ code: 'pictureTooBig', params: {} });
    return null;
  };
  const take = async (file: string) => void (await ask(`${MEDIA}/remove`, { file }));
  const anew = () => {
    setProblem(null);
    look();
  };
  return { kept, busy, problem, bring, take, anew };
}
