// must find: lint/style/noRestrictedImports
import Bonjour from 'bonjour-service';

export const used = Bonjour;
