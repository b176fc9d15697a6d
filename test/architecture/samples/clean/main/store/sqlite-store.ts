import Database from 'better-sqlite3';

export const open = (file: string): unknown => new Database(file);
