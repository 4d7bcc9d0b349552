"""Outline, hands and areas: areas are the faces between the border curves, so they cannot overlap."""

import json
from pathlib import Path

import numpy as np
import scipy.ndimage as ndi
import shapely
from shapely import affinity
from shapely.geometry import Polygon, LineString, Point, box
from shapely.ops import polygonize, unary_union

from fit import fit_cubic, flatten, resample, spline
from warp import warp

HERE = Path(__file__).parent

CX = 210


def big(g):
    return max(getattr(g, 'geoms', [g]), key=lambda q: q.area)


def mir(g):
    return affinity.scale(g, -1, 1, origin=(0, 0))


# side of the head, base coordinates: hair over the upper half of the ears
HEAD = [
    (19.3, 34.9),
    (24.2, 37.7),
    (28.8, 41.6),
    (32.8, 46.8),
    (36.1, 53.2),
    (38.5, 60.6),
    (40.1, 68.6),
    (41.1, 77),
    (41.6, 85),
    (41.9, 92),
    (41.8, 98),
    (41.1, 103.5),
    (39.4, 108.8),
    (36.6, 112.6),
    (33.8, 116.4),
    (31.6, 121.7),
]


def base_half():
    """Right half of the silhouette before warp.py, as a dense polyline from the crown to the crotch."""
    hb = [np.array(c) for c in json.loads((HERE / 'outline.json').read_text())]
    p = flatten(hb, 12)
    p = np.vstack([p, hb[-1][-1:]])
    a = np.argmax(p[:, 1] > HEAD[0][1])
    b = np.argmax(p[:, 1] > HEAD[-1][1])
    return np.vstack([p[:a], spline(HEAD, 0.5), p[b:]])


def capsule(pts, rs):
    g = []
    for a, b, r, s in zip(pts[:-1], pts[1:], rs[:-1], rs[1:]):
        g.append(unary_union([Point(a).buffer(r, quad_segs=24), Point(b).buffer(s, quad_segs=24)]).convex_hull)
    return unary_union(g)


# hand, base coordinates (thumb towards the body; back of the hand turned forward)
FING = {
    'index': ([(164.6, 516), (162.2, 541), (160.6, 560)], [5.0, 3.9, 3.3]),
    'middle': ([(171.4, 518), (170.7, 545), (170.2, 571.5)], [4.9, 3.95, 3.3]),
    'ring': ([(178.4, 517), (178.9, 543), (179.5, 566.5)], [4.9, 3.85, 3.2]),
    'little': ([(185.2, 512), (187.0, 534), (188.6, 550.5)], [4.7, 3.5, 2.9]),
}
THUMB = ([(166, 487), (160, 503), (155.2, 518), (152.0, 530.5)], [7, 6.0, 4.4, 3.4])
PALM = [
    (162.9, 468),
    (164.6, 478),
    (162.5, 488),
    (159.5, 500),
    (158.6, 512),
    (160, 522),
    (172, 526),
    (184, 522),
    (190, 512),
    (189.6, 500),
    (187.0, 486),
    (184.3, 472),
    (182.6, 464),
]


def hand_union(P):
    P = P.difference(box(140, 474, 215, 600)).difference(box(-215, 474, -140, 600))
    pal = Polygon(spline(PALM, 0.5, closed=True))
    h = unary_union([pal] + [capsule(*f) for f in FING.values()] + [capsule(*THUMB)])
    h = h.buffer(-0.5).buffer(0.5)
    u = unary_union([P, h])
    # soften the joins at the wrist / thumb web only
    web = u.buffer(3, quad_segs=12).buffer(-3, quad_segs=12).intersection(box(150, 455, 200, 508))
    u = unary_union([u, web])
    web = u.buffer(0.35, quad_segs=12).buffer(-0.35, quad_segs=12)
    u = unary_union([u, web.intersection(box(150, 508, 200, 600))])
    return big(u)


def outline():
    """Returns (cubic segments of the right half, half polygon, whole polygon), warped."""
    U = hand_union(Polygon(base_half()).buffer(0))
    c = np.array(U.exterior.coords)[:-1]
    # ordered right half from the crown down the outside to the crotch
    i = np.argmin(np.hypot(c[:, 0], c[:, 1] - 30.3))
    c = np.roll(c, -i, axis=0)
    if c[1, 1] > 300:
        c = np.vstack([c[:1], c[1:][::-1]])
    k = np.where((np.abs(c[:, 0]) < 1e-3) & (np.arange(len(c)) > 20))[0][0]
    c = c[: k + 1]
    q = resample(c, 0.35)
    q = warp(q)
    # smooth wrist joins slightly
    z = ndi.gaussian_filter1d(q, 8, axis=0, mode='nearest')
    w = np.clip(1 - np.abs(q[:, 1] - 474) / 16, 0, 1) * (q[:, 0] > 150)
    w = w[:, None]
    q = q * (1 - w) + z * w
    W = 5
    a = q[W:-W] - q[: -2 * W]
    b = q[2 * W :] - q[W:-W]
    ang = np.degrees(np.abs(np.arctan2(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], (a * b).sum(1))))
    cs = []
    for i in range(len(ang)):
        lo, hi = max(0, i - W), min(len(ang), i + W + 1)
        if ang[i] > 70 and ang[i] >= ang[lo:hi].max() - 1e-9 and (not cs or i + W - cs[-1] > W):
            cs.append(i + W)
    idx = [0] + cs + [len(q) - 1]
    out = []
    for j, (i0, i1) in enumerate(zip(idx[:-1], idx[1:])):
        t1 = np.array([1.0, 0]) if j == 0 else None
        t2 = np.array([1.0, 0]) if j == len(idx) - 2 else None
        out += fit_cubic(q[i0 : i1 + 1], 0.3, t1, t2, 4)
    hp = np.vstack([flatten(out, 12), out[-1][-1:]])
    half = Polygon(np.vstack([hp, [(0, hp[0, 1])]])).buffer(0)
    full = big(unary_union([half.buffer(1e-5), mir(half).buffer(1e-5)]))
    return out, half, full


def tiles(C, S, inset=1.6, sliver=45):
    """Faces of the curve arrangement C that hold the seed points S; small left-over slivers go to the neighbour."""
    H = Polygon(base_half()).buffer(0)
    full = big(unary_union([H.buffer(1e-6), mir(H).buffer(1e-6)]))
    Rg = big(full.buffer(-inset).intersection(box(0, 0, 400, 1000)))

    def ext(c, e=4):
        p = spline(c, 1.0)
        a = p[0] - p[min(3, len(p) - 1)]
        b = p[-1] - p[-1 - min(3, len(p) - 1)]
        return LineString(np.vstack([p[0] + a / np.linalg.norm(a) * e, p, p[-1] + b / np.linalg.norm(b) * e]))

    faces = list(polygonize(unary_union([LineString(Rg.exterior.coords)] + [ext(c) for c in C.values()])))
    faces = [f for f in faces if Rg.contains(f.representative_point())]
    T = {}
    used = {}
    for k, s in S.items():
        hit = [i for i, f in enumerate(faces) if f.contains(Point(s))]
        if not hit or hit[0] in used:
            raise ValueError(f'seed {k} {s}: ' + ('no face' if not hit else f'same face as {used[hit[0]]}'))
        used[hit[0]] = k
        T[k] = faces[hit[0]]
    for i, f in sorted(enumerate(faces), key=lambda t: -t[1].area):
        if i in used:
            continue
        if f.area < sliver:
            best = max(T, key=lambda k: f.boundary.intersection(T[k].boundary).length)
            if f.boundary.intersection(T[best].boundary).length > 0.4:
                T[best] = big(unary_union([T[best], f]))
    out = {}
    for k, P in T.items():
        r = np.array(big(P).exterior.coords)
        d = resample(r[:-1], 0.5, True)
        out[k] = Polygon(warp(d)).buffer(0)
    return out


def inscribed(P):
    return shapely.maximum_inscribed_circle(P, tolerance=0.2).length * 2


# largest corner radius per area
RM = {
    'shoulder-front': 4,
    'shoulder-side': 4,
    'shoulder-back': 4.5,
    'shoulder-chest': 11,
    'leg-hip-front': 6,
    'leg-thigh-front': 5,
    'leg-thigh-inner': 3.5,
    'leg-thigh-outer': 5,
    'leg-shin': 6,
    'neck-front': 4,
    'neck-side': 3.2,
    'traps-upper': 1.4,
    'traps-middle': 3.2,
    'traps-lower': 4.5,
    'back-upper': 6,
    'back-mid': 4,
    'back-lats': 5.5,
    'back-low': 6,
    'back-waist': 7,
    'leg-calf-lower': 5,
    'leg-calf-upper': 9,
    'neck-levator': 6,
    'neck-back': 4.5,
    'neck-base-skull': 7,
    'buttock-main': 8,
    'buttock-deep': 9,
    'buttock-upper': 7,
    'leg-thigh-back': 8,
    '_triceps': 5,
    '_biceps': 6,
    '_abs': 8,
}


def display(P, k, gap=0.95):
    """Inset by half the gap between areas, then round the corners."""
    Q = big(P.buffer(-gap, quad_segs=16))
    r0 = RM.get(k, min(12, max(3, 0.3 * inscribed(P))))
    for r in np.arange(r0, 0.9, -0.5):
        o = Q.buffer(-r, quad_segs=24).buffer(r, quad_segs=24)
        if o.is_empty:
            continue
        o = big(o)
        if o.area / Q.area < 0.92:
            continue
        rc = min(3.5, r * 0.8)
        c = o.buffer(rc, quad_segs=24).buffer(-rc, quad_segs=24).intersection(Q)
        return big(c)
    return Q
