import type { Findings } from './judge.ts';

const STYLE = '<style>* { margin: 0 } body { font: 20px/1.2 sans-serif; height: 100vh }</style>';

export interface SabotagedPage {
  name: string;
  /** A page of 400 x 300 px. */
  html: string;
  finds: Partial<Findings>;
}

/** Pages with one defect each, and pages that only look as if, for the judge to prove itself in every engine. */
export const SABOTAGED: SabotagedPage[] = [
  {
    name: 'a word too long for its box',
    html: '<div class="box" style="width: 90px; overflow: hidden">Einwohnermeldeamt</div>',
    finds: { cut: ['"Einwohnermeldeamt" is cut off by box'] },
  },
  {
    name: 'a word that is meant to end in an ellipsis',
    html: '<div class="box" style="width: 90px; overflow: hidden; text-overflow: ellipsis">Einwohnermeldeamt</div>',
    finds: { shortened: ['"Einwohnermeldeamt" is cut off by box'] },
  },
  {
    name: 'a word that leaves the window',
    html: '<p style="margin-left: 380px; width: 70px">Desk 3</p>',
    finds: { cut: ['the page is 50 px wider than its window', '"Desk 3" is cut off by HTML'] },
  },
  {
    name: 'a second line in a box for one',
    html: '<div class="box" style="height: 26px; width: 200px; overflow: hidden">two lines in a box for one only</div>',
    finds: { cut: ['"two lines in a box for one only" is cut off by box'] },
  },
  {
    name: 'two texts on each other',
    html: '<p style="position: absolute; top: 9px">Desk 3</p><p style="position: absolute; top: 15px; left: 20px">A42</p>',
    finds: { overlapping: ['"Desk 3" lies on "A42"'] },
  },
  {
    name: 'a text that leaves its box for the next one',
    html: '<div style="height: 20px; width: 99px">Papers and families</div><p>Desk 3</p>',
    finds: { overlapping: ['"Papers and families" lies on "Desk 3"'] },
  },
  {
    name: 'a text half under a box',
    html: '<p style="width: 99px">Papers</p><div style="position: absolute; top: 0; left: 50px; width: 40px; height: 99px; background: #000"></div>',
    finds: { overlapping: ['"Papers" is covered'] },
  },
  {
    name: 'a name that became a column of letters',
    html: '<p style="width: 9px; overflow-wrap: break-word">Papers</p>',
    finds: { cut: ['"Papers" is broken in "Papers"', '"Papers" is squeezed'] },
  },
  {
    name: 'a word that was broken for want of a few pixels',
    html: '<p style="width: 60px; overflow-wrap: anywhere">Guichet 1</p>',
    finds: { cut: ['"Guichet" is broken in "Guichet 1"'] },
  },
  {
    name: 'something under the end of a list that scrolls',
    html: '<div style="height: 50px; overflow-y: auto"><p>1</p><p>2</p><p>3</p><p>4</p></div><p>below</p>',
    finds: {},
  },
  {
    name: 'a screen under one that hides all of it',
    html: '<p>A41</p><p style="position: absolute; top: 0; left: 0; right: 0; bottom: 0; background: #fff">A42</p>',
    finds: {},
  },
  {
    name: 'what is only read aloud, and what is not there',
    html: '<p>A41</p><p class="sr-only" style="position: absolute; top: 0">A42</p><p style="position: absolute; top: 0; visibility: hidden">A43</p>',
    finds: {},
  },
  {
    name: 'what an ancestor would cut off, were it not placed elsewhere',
    html: '<div style="width: 30px; overflow: hidden"><p style="position: absolute; top: 50px; left: 9px">Guichet 12</p></div>',
    finds: {},
  },
].map((page) => ({ ...page, html: STYLE + page.html }));
