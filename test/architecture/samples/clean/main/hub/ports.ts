export interface Ports {
  ring: () => void;
}
