"""Schneider cubic Bézier fitting of polylines + helpers."""

import numpy as np


def _B(t):
    m = 1 - t
    return np.stack([m**3, 3 * m * m * t, 3 * m * t * t, t**3], -1)


def bez(c, t):
    return _B(t) @ c


def _chord(p):
    d = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    return d / d[-1]


def _gen(p, u, t1, t2):
    b = _B(u)
    A1 = b[:, 1:2] * t1
    A2 = b[:, 2:3] * t2
    C = np.array([[np.sum(A1 * A1), np.sum(A1 * A2)], [np.sum(A1 * A2), np.sum(A2 * A2)]])
    base = (b[:, 0:1] + b[:, 1:2]) * p[0] + (b[:, 2:3] + b[:, 3:4]) * p[-1]
    X = np.array([np.sum(A1 * (p - base)), np.sum(A2 * (p - base))])
    det = np.linalg.det(C)
    seg = np.linalg.norm(p[-1] - p[0])
    if abs(det) > 1e-12:
        a1, a2 = np.linalg.solve(C, X)
    else:
        a1 = a2 = seg / 3
    if a1 < 1e-3 * seg or a2 < 1e-3 * seg:
        a1 = a2 = seg / 3
    return np.array([p[0], p[0] + a1 * t1, p[-1] + a2 * t2, p[-1]])


def _reparam(c, p, u):
    d1 = 3 * np.diff(c, axis=0)
    d2 = 2 * np.diff(d1, axis=0)

    def B2(t):
        m = 1 - t
        return np.stack([m * m, 2 * m * t, t * t], -1)

    def B1(t):
        return np.stack([1 - t, t], -1)

    q = bez(c, u) - p
    q1 = B2(u) @ d1
    q2 = B1(u) @ d2
    num = (q * q1).sum(1)
    den = (q1 * q1).sum(1) + (q * q2).sum(1)
    un = np.where(np.abs(den) > 1e-12, u - num / np.where(den == 0, 1, den), u)
    return np.clip(un, 0, 1)


def _unit(v):
    n = np.linalg.norm(v)
    return v / n if n > 0 else v


def _tan(p, i, k, d):
    # tangent at index i using k-neighbour
    j = min(max(i + d * k, 0), len(p) - 1)
    return _unit(p[j] - p[i])


def fit_cubic(p, tol, t1=None, t2=None, k=3, depth=0):
    p = np.asarray(p, float)
    if t1 is None:
        t1 = _tan(p, 0, min(k, len(p) - 1), 1)
    if t2 is None:
        t2 = _tan(p, len(p) - 1, min(k, len(p) - 1), -1)
    if len(p) == 2:
        d = np.linalg.norm(p[1] - p[0]) / 3
        return [np.array([p[0], p[0] + t1 * d, p[1] + t2 * d, p[1]])]
    u = _chord(p)
    c = _gen(p, u, t1, t2)
    for it in range(12):
        e = np.linalg.norm(bez(c, u) - p, axis=1)
        m = e.argmax()
        if e[m] < tol:
            return [c]
        if e[m] > tol * 12:
            break
        u = _reparam(c, p, u)
        c = _gen(p, u, t1, t2)
    e = np.linalg.norm(bez(c, u) - p, axis=1)
    if e.max() < tol:
        return [c]
    m = int(np.clip(e.argmax(), 1, len(p) - 2))
    a = max(0, m - k)
    b = min(len(p) - 1, m + k)
    tc = _unit(p[a] - p[b])
    return fit_cubic(p[: m + 1], tol, t1, tc, k, depth + 1) + fit_cubic(p[m:], tol, -tc, t2, k, depth + 1)


def corners(p, deg=40, w=4):
    """indices of sharp corners in a closed polyline (w= neighbourhood in samples)"""
    n = len(p)
    out = []
    a = p - np.roll(p, w, axis=0)
    b = np.roll(p, -w, axis=0) - p
    ang = np.degrees(np.abs(np.arctan2(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], (a * b).sum(1))))
    i = 0
    for i in range(n):
        win = [ang[(i + j) % n] for j in range(-w, w + 1)]
        if ang[i] > deg and ang[i] >= max(win) - 1e-9:
            if not out or (i - out[-1]) > w:
                out.append(i)
    return out


def resample(p, step, closed=False):
    p = np.asarray(p, float)
    if closed and np.linalg.norm(p[0] - p[-1]) > 1e-9:
        p = np.vstack([p, p[:1]])
    d = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    keep = np.r_[True, np.diff(d) > 1e-9]
    p = p[keep]
    d = d[keep]
    n = max(3, int(round(d[-1] / step)))
    t = np.linspace(0, d[-1], n + 1)
    q = np.c_[np.interp(t, d, p[:, 0]), np.interp(t, d, p[:, 1])]
    return q[:-1] if closed else q


def fit_closed(poly, tol=0.25, step=1.5, deg=40, w=3, k=3):
    p = resample(poly, step, True)
    cs = corners(p, deg, w)
    if not cs:
        cs = [0]
    out = []
    for a, b in zip(cs, cs[1:] + [cs[0] + len(p)]):
        seg = p[np.arange(a, b + 1) % len(p)]
        if len(cs) == 1:
            t = _unit(p[(a + k) % len(p)] - p[(a - k) % len(p)])
            out += fit_cubic(seg, tol, t, -t, k)
        else:
            out += fit_cubic(seg, tol, None, None, k)
    return out


def flatten(bs, n=12):
    t = np.linspace(0, 1, n + 1)[:-1]
    return np.vstack([bez(c, t) for c in bs])


def spline(pts, step=1.0, alpha=0.5, closed=False):
    """centripetal Catmull-Rom through points, dense"""
    P = np.asarray(pts, float)
    if len(P) == 2 and not closed:
        n = max(2, int(np.linalg.norm(P[1] - P[0]) / step))
        return P[0] + (P[1] - P[0]) * np.linspace(0, 1, n + 1)[:, None]
    if closed:
        P = np.vstack([P[-1], P, P[0], P[1]])
    else:
        P = np.vstack([2 * P[0] - P[1], P, 2 * P[-1] - P[-2]])
    out = []
    for i in range(1, len(P) - 2):
        p0, p1, p2, p3 = P[i - 1 : i + 3]
        t0 = 0
        t1 = t0 + np.linalg.norm(p1 - p0) ** alpha
        t2 = t1 + np.linalg.norm(p2 - p1) ** alpha
        t3 = t2 + np.linalg.norm(p3 - p2) ** alpha
        n = max(2, int(np.linalg.norm(p2 - p1) / step))
        t = np.linspace(t1, t2, n + 1)[:-1, None]
        A1 = (t1 - t) / (t1 - t0) * p0 + (t - t0) / (t1 - t0) * p1
        A2 = (t2 - t) / (t2 - t1) * p1 + (t - t1) / (t2 - t1) * p2
        A3 = (t3 - t) / (t3 - t2) * p2 + (t - t2) / (t3 - t2) * p3
        B1 = (t2 - t) / (t2 - t0) * A1 + (t - t0) / (t2 - t0) * A2
        B2 = (t3 - t) / (t3 - t1) * A2 + (t - t1) / (t3 - t1) * A3
        out.append((t2 - t) / (t2 - t1) * B1 + (t - t1) / (t2 - t1) * B2)
    if not closed:
        out.append(P[-2:-1])
    return np.vstack(out)
