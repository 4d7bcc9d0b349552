"""Compact SVG paths: relative, 0.1 precision, no error build-up, s-shorthand."""

import numpy as np


def n10(v):
    v = int(v)
    s = '-' if v < 0 else ''
    v = abs(v)
    a, b = divmod(v, 10)
    return s + ((str(a) if a or not b else '') + (f'.{b}' if b else '')) if v else '0'


def join(nums):
    o = prev = ''
    for k, v in enumerate(nums):
        t = n10(v)
        if k and not t.startswith('-') and not (t.startswith('.') and '.' in prev):
            o += ' '
        o += t
        prev = t
    return o


R = lambda p: np.round(np.asarray(p, float) * 10).astype(int)


def curve(bs, close=True):
    p = R(bs[0][0])
    o = 'M' + join(p)
    cmd = ''
    c2 = None
    for c in bs:
        a, b, e = R(c[1]), R(c[2]), R(c[3])
        if (e == p).all() and np.abs(a - p).max() < 2:
            continue
        # straight?
        ch = np.linalg.norm(e - p)
        dev = max(abs(np.cross(np.r_[e - p, 0], np.r_[q - p, 0])[2]) / max(ch, 1) for q in (a, b))
        if dev < 1.0 and ch < 400:
            w, args = 'l', list(e - p)
            nc2 = None
        elif c2 is not None and np.abs((2 * p - c2) - a).max() <= 1:
            w, args = 's', [*(b - p), *(e - p)]
            nc2 = b
        else:
            w, args = 'c', [*(a - p), *(b - p), *(e - p)]
            nc2 = b
        t = join(args)
        if w == cmd:
            o += ('' if t[0] == '-' else ' ') + t
        else:
            o += w + t
        cmd = w
        p = e
        c2 = nc2
    return o + ('z' if close else '')


def poly(pts, close=True):
    P = R(pts)
    if close and (P[0] == P[-1]).all():
        P = P[:-1]
    o = 'M' + join(P[0])
    p = P[0]
    cmd = ''
    for q in P[1:]:
        d = q - p
        if not d.any():
            continue
        t = join(d)
        o += (('' if t[0] == '-' else ' ') if cmd else 'l') + t
        cmd = 'l'
        p = q
    return o + ('z' if close else '')
