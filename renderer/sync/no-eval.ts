/**
 * Tells zod not to try whether code can be made from text: the pages' policy forbids it, and browsers report each try.
 * Imported before anything that makes a schema.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
