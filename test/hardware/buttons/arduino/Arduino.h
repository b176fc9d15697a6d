// As much of an Arduino as the sketch of QBOX.md uses: the serial port is stdin and stdout, the pins are bytes of a file.
#pragma once
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
typedef unsigned char byte;
enum { LOW, HIGH, INPUT_PULLUP, OUTPUT };
static volatile byte *pins;
static inline unsigned long millis() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000ul + t.tv_nsec / 1000000;
}
static inline void pinMode(byte, int) {}
static inline int digitalRead(byte pin) { return pins[pin]; }
static inline void digitalWrite(byte pin, bool value) { pins[pin] = value; }
static inline void tone(byte pin, int, int ms) { pins[pin] = ms > 255 ? 255 : ms; }
struct {
  void begin(long) {}
  bool available() {
    pollfd input = {0, POLLIN, 0};
    return poll(&input, 1, 0) > 0 && input.revents & POLLIN;
  }
  char read() {
    char c = 0;
    if (::read(0, &c, 1) <= 0) _exit(0);
    return c;
  }
  void println(const char *text) { dprintf(1, "%s\r\n", text); }
} Serial;
void hello();
void setup();
void loop();
int main(int, char **arguments) {
  pins = (byte *)mmap(0, 32, PROT_READ | PROT_WRITE, MAP_SHARED, open(arguments[1], O_RDWR), 0);
  setup();
  for (;;) {
    loop();
    usleep(1000);
  }
}
