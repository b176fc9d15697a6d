// must find: lint/style/noRestrictedImports
import { createElement } from 'react';

export const used = createElement;
