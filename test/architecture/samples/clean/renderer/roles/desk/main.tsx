import { Button } from '#ui/button.tsx';
import { link } from '../../sync/link.ts';

export const desk = () => [<Button key="next" />, link];
