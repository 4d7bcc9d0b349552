"""Check body.json alone: python verify.py [BODY_JSON] [--regions REGIONS_JSON] [-v]

The regions file (optional) lists the wanted ids: {"areas": [{"id": ..., "view": "front" | "back" | "both"}, ...]}.
Ends with code 1 if a check fails."""

import argparse
import gzip
import json
import re
from pathlib import Path

import numpy as np
import shapely
from scipy.ndimage import distance_transform_cdt
from shapely import affinity
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union
from svgpathtools import parse_path

ap = argparse.ArgumentParser()
ap.add_argument('body', nargs='?', default=Path(__file__).parent.parent / 'body.json')
ap.add_argument('--regions')
ap.add_argument('-v', action='store_true', help='list all target sizes')
args = ap.parse_args()
js = Path(args.body).read_text()
J = json.loads(js)


def pts(d, n=8):
    out = []
    for s in parse_path(d):
        out += [s.point(t) for t in (np.linspace(0, 1, n, endpoint=False) if type(s).__name__ != 'Line' else [0])]
    out.append(s.end)
    return [(z.real, z.imag) for z in out]


def poly(d, n=8):
    return Polygon(pts(d, n)).buffer(0)


def mir(g):
    return affinity.affine_transform(g, [-1, 0, 0, 1, 420, 0])


def square(P, st=0.1):
    """Side of the largest axis-aligned square in P."""
    x0, y0, x1, y1 = P.bounds
    xs = np.arange(x0 - 1, x1 + 1, st)
    ys = np.arange(y0 - 1, y1 + 1, st)
    X, Y = np.meshgrid(xs, ys)
    return (2 * distance_transform_cdt(shapely.contains_xy(P, X, Y), 'chessboard').max() - 1) * st


ok = True
if args.regions:
    need = {a['id']: a['view'] for a in json.loads(Path(args.regions).read_text())['areas']}
    for v in ('front', 'back'):
        want = {k for k, w in need.items() if w in (v, 'both')}
        have = set(J[v]['areas'])
        print(v, 'areas', len(have), 'missing', sorted(want - have), 'extra', sorted(have - want))
        ok &= want == have
    print('ids total', len(set(J['front']['areas']) | set(J['back']['areas'])), 'of', len(need))
rep = []
for v in ('front', 'back'):
    V = J[v]
    h = poly(V['outline'], 16)
    S = unary_union([h, mir(h)]).buffer(0)
    D = {}
    H = {}
    for k, a in V['areas'].items():
        for s in 'RL':
            d, g = poly(a['d']), Polygon(pts(a['hit']))
            assert g.is_valid and d.geom_type == 'Polygon', k
            if s == 'R':
                rep.append((square(d) * 7 / 9, square(g) * 7 / 9, v, k))
            D[k, s], H[k, s] = (d, g) if s == 'R' else (mir(d), mir(g))
    K = list(D)
    pr = lambda X: max(X[a].intersection(X[b]).area for i, a in enumerate(K) for b in K[i + 1 :])
    out = max(D[k].difference(S).area for k in K)
    inh = max(D[k].difference(H[k]).area for k in K)
    dec = 0
    for q in V['skin_decoration']:
        for sub in re.findall(r'M[^M]*', q['d']):
            g = poly(sub) if sub.rstrip().endswith('z') else LineString(pts(sub))
            x = g.difference(S.buffer(0.15)).area if g.geom_type != 'LineString' else g.difference(S.buffer(0.15)).length
            dec = max(dec, x)
    allH = unary_union([g.buffer(1e-6) for g in H.values()])
    near = unary_union([d.buffer(6) for d in D.values()]).intersection(S)
    gap = near.difference(allH)
    # point test
    rng = np.random.default_rng(1)
    x0, y0, x1, y1 = near.bounds
    n = 60000
    P = np.c_[rng.uniform(x0, x1, n), rng.uniform(y0, y1, n)]
    P = P[shapely.contains_xy(near, P[:, 0], P[:, 1])]
    c = sum(shapely.contains_xy(H[k], P[:, 0], P[:, 1]).astype(int) for k in K)
    reach = max(max(shapely.distance(shapely.points(np.array(H[k].exterior.coords)), S)) for k in K)
    wrong = 0
    for k in K:
        x = np.array(D[k].exterior.coords)[:, 0]
        wrong += (x.min() < 209.9) if k[1] == 'R' else (x.max() > 210.1)
    dov, hov = pr(D), pr(H)
    none, many = int((c == 0).sum()), int((c > 1).sum())
    ok &= h.is_valid and max(dov, hov, out, inh) < 1e-3 and dec < 0.05 and gap.area < 0.01 and none + many + wrong == 0
    print(
        f'{v}: outline valid {h.is_valid} | overlap: display {dov:.4f}, hit {hov:.4f} | display outside: outline {out:.4f}, own hit {inh:.4f}'
        f' | decoration outside outline {dec:.3f} | dead gap {gap.area:.3f} of {near.area:.0f}'
        f' | points in exactly one hit {(c == 1).sum()}/{len(c)} (none {none}, many {many})'
        f' | max reach outside {reach:.1f} | wrong side {wrong}'
    )
allp = [
    t
    for v in ('front', 'back')
    for t in [J[v]['outline']]
    + [q['d'] for q in J[v]['skin_decoration']]
    + [z for a in J[v]['areas'].values() for z in (a['d'], a['hit'])]
]
raw = '\n'.join(allp)
print(
    'path data',
    len(raw),
    'gzip',
    len(gzip.compress(raw.encode(), 9)),
    'body.json',
    len(js),
    'gzip',
    len(gzip.compress(js.encode(), 9)),
)
rep.sort(key=lambda r: r[1])
print(
    'hit squares at figure 700 px: <24:',
    [(v, k, round(float(h), 1)) for d, h, v, k in rep if h < 23.95],
    '| 24..32: %d | >=32: %d' % (sum(23.95 <= r[1] < 32 for r in rep), sum(r[1] >= 32 for r in rep)),
)
if args.v:
    for d, h, v, k in rep:
        print(f'| {v} | {k} | {d:.1f} | {h:.1f} |')
small = [r for r in rep if r[1] < 21]
ok &= not small and len(raw) <= 28 * 1024
print('all checks passed' if ok else 'FAILED')
raise SystemExit(0 if ok else 1)
