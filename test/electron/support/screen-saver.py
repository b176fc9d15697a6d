"""Tells of the screen at $DISPLAY, as JSON: whether its own saver has darkened it, and for how long nobody touched anything, ms."""
import ctypes
import json


class Info(ctypes.Structure):
    """XScreenSaverInfo of Xss's header."""

    _fields_ = [
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("until", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("mask", ctypes.c_ulong),
    ]


ON = 1
x11 = ctypes.CDLL("libX11.so.6")
saver = ctypes.CDLL("libXss.so.1")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XDefaultRootWindow.restype = ctypes.c_ulong
saver.XScreenSaverQueryInfo.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
display = x11.XOpenDisplay(None)
info = Info()
saver.XScreenSaverQueryInfo(display, x11.XDefaultRootWindow(display), ctypes.byref(info))
print(json.dumps({"isDark": info.state == ON, "idle": info.idle}))
