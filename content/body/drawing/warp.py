"""Change of build applied to every base coordinate: narrower shoulders and upper arms, softer waist, wider hips. Right half (u>=0), y down."""

import numpy as np


def ss(x):
    x = np.clip(x, 0, 1)
    return x * x * (3 - 2 * x)


ARM = 6.4  # shoulder and arm inwards
LEG = 4.6  # outside of the calf inwards (below y 640)
CAP = 1.6  # upper arm slimmer on its outside
HIP = 4.0  # hip and upper thigh outwards
WAIST = 1.3  # waist inwards
NECK = 1.1  # neck outwards


def warp(p):
    p = np.asarray(p, float)
    s = np.sign(p[..., 0])
    u = np.abs(p[..., 0])
    y = p[..., 1]
    u0 = np.interp(y, [200, 260, 300, 340], [34, 58, 80, 84])
    u1 = np.interp(y, [200, 267, 300, 340], [112, 100, 97, 106])
    arm = np.interp(y, [580, 640], [ARM, LEG])
    du = -arm * ss((u - u0) / (u1 - u0)) * ss((y - 140) / 40)
    du = du - CAP * ss((u - 100) / 26) * ss((y - 170) / 40) * (1 - ss((y - 290) / 70))
    du = du + HIP * ss((u - 35) / 50) * ss((y - 372) / 85) * (1 - ss((y - 520) / 120)) * (u < 104)
    du = du - WAIST * ss((u - 45) / 20) * ss((y - 285) / 50) * (1 - ss((y - 345) / 40)) * (u < 84)
    du = du + NECK * ss((u - 14) / 12) * ss((y - 118) / 14) * (1 - ss((y - 146) / 22)) * (u < 60)
    return np.stack([s * (u + du), y], -1)
