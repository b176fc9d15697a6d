// must find: lint/style/noEnum TS1294
export enum Used {
  One = 1,
}
