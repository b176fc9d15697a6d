export interface Desktop {
  quit(): void;
}
