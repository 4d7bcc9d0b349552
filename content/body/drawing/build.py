"""Build body.json: python build.py [OUTPUT]   (default: ../body.json)"""

import json
import sys

import numpy as np
import shapely
from shapely import affinity, set_precision
from shapely.geometry import LineString, Polygon, box
from shapely.ops import polygonize, unary_union

import claims
import curves
import deco
import pathmin
from fit import fit_closed, fit_cubic, flatten, resample, spline
from geom import CX, HERE, big, display, mir, outline, tiles
from warp import warp

GROW_IN, GROW_OUT = 9.0, 9.0  # hit growth over neutral skin and outside the silhouette
ob, half, full = outline()


def sh(bs):
    return [np.asarray(c) + [CX, 0] for c in bs]


def fitc(P, tol=0.3):
    return fit_closed(np.array(P.exterior.coords)[:-1], tol=tol, step=0.6, deg=60, w=3, k=5)


def stroke(pts, tol=0.35):
    p = warp(spline(pts, 0.5) if len(pts) > 2 else np.array(pts, float))
    return pathmin.curve(sh(fit_cubic(p, tol, k=4)), False)


def hits(D, view):
    """Click shapes: nearest-area cells, grown over free space, plus the hand-made claims; simplified together."""
    ids = [k for k in D if k[0] != '_']
    pts = []
    lab = []
    for k in ids:
        d = resample(np.array(D[k].exterior.coords)[:-1], 1.2, True)
        d = d + np.random.default_rng(len(d)).normal(0, 0.004, d.shape)
        pts.append(d)
        lab += [k] * len(d)
    P = np.vstack(pts)
    V = shapely.voronoi_polygons(shapely.MultiPoint(P), extend_to=box(-260, 0, 260, 960))
    tree = shapely.STRtree(list(V.geoms))
    cell = {}
    idx = tree.query(shapely.points(P), predicate='intersects')
    for a, b in idx.T:
        cell.setdefault(lab[a], set()).add(b)
    G = list(V.geoms)
    cells = {k: shapely.coverage_union_all([G[b] for b in cell[k]]).buffer(0) for k in ids}
    sil_out = full.buffer(GROW_OUT)
    a = unary_union([D[k].buffer(claims.GROW.get((view, k), GROW_IN)) for k in ids])
    o = unary_union([D[k].buffer(GROW_OUT + 4.5).difference(full) for k in ids])
    allow = unary_union([a.intersection(full), o.intersection(sil_out)]).buffer(5).buffer(-5)  # fill pockets
    allow = allow.intersection(box(0, 0, 400, 960))
    allow = allow.intersection(sil_out).buffer(-3).buffer(3)
    H = {k: cells[k].intersection(allow) for k in ids}
    for k, poly, *reach in claims.CLAIMS[view]:
        c = Polygon(poly).buffer(0).intersection(box(0, 0, 400, 960)).intersection(full.buffer(reach[0] if reach else 11))
        c = c.difference(unary_union([D[j].buffer(0.7) for j in ids if j != k]))
        for j in ids:
            if j != k:
                H[j] = H[j].difference(c)
        H[k] = H[k].union(c)
    if view == 'front':  # keep the chin free
        j = warp(spline(curves.FRONT['jaw'], 1))
        j = j[j[:, 0] >= 0]
        chin = Polygon(np.vstack([[(0, 40)], [(0, j[0, 1])], j, [(j[-1, 0], 40)]]))
        chin = unary_union([chin, mir(chin)]).buffer(0).buffer(-claims.CHIN)
        H['neck-front'] = H['neck-front'].difference(chin)
    # clean coverage: node everything, label faces, dissolve
    H = {k: big(set_precision(g, 0.02)) for k, g in H.items()}
    F = list(polygonize(unary_union([g.boundary for g in H.values()])))
    own = {k: [] for k in ids}
    loose = []
    for g in H.values():
        shapely.prepare(g)
    for f in F:
        r = f.representative_point()
        ks = [k for k in ids if H[k].contains(r)]
        if ks:
            own[ks[0]].append(f)
        elif f.area < 150:
            loose.append(f)
    for f in loose:
        k = max(ids, key=lambda k: max([f.boundary.intersection(g.boundary).length for g in own[k]] or [0]))
        own[k].append(f)
    H = {k: big(unary_union(v)) for k, v in own.items()}
    H = {k: Polygon(g.exterior) for k, g in H.items()}
    for tol in (2.4, 2.1, 1.8, 1.6, 1.4, 1.2, 1.0, 0.8):
        arr = shapely.coverage_simplify(np.array([H[k] for k in ids]), tol)
        O = {k: Polygon(np.round(np.array(g.exterior.coords) + [CX, 0], 1)) for k, g in zip(ids, arr)}
        bad = [k for k in ids if not O[k].is_valid or affinity.translate(D[k], CX).difference(O[k].buffer(-0.02)).area > 1e-4]
        ov = max(O[a].intersection(O[b]).area for i, a in enumerate(ids) for b in ids[i + 1 :])
        if not bad and ov < 1e-6:
            return O
    raise ValueError(f'{view}: no clean hit shapes, see {bad}')


def whole(pts, n0):
    """Closed shape that straddles the midline; the first n0 points stay straight, the rest is a spline."""
    p = np.array(pts, float)
    c = np.vstack([p[:n0], spline(p[n0:], 0.5)])
    c = np.vstack([c, (c * [-1, 1])[::-1]])
    g = big(Polygon(c).buffer(0).intersection(full.buffer(-0.25)))
    return pathmin.curve(sh(fitc(g, 0.35)))


def half_outline():
    """Open path; both ends lie on x = 209.5, so that the two halves overlap a little."""
    segs = sh(ob)
    segs[0] = np.vstack([[CX - 0.5, segs[0][0][1]], segs[0][1:]])
    segs[-1] = np.vstack([segs[-1][:3], [CX - 0.5, segs[-1][3][1]]])
    return pathmin.curve(segs, False)


def fibre(area, pts):
    g = LineString(warp(spline(pts, 0.5) if len(pts) > 2 else np.array(pts, float))).intersection(area.buffer(-2.2))
    g = big(g) if not g.is_empty else None
    if g is None or g.length < 9:
        return ''
    return pathmin.curve(sh(fit_cubic(np.array(g.coords), 0.35, k=4)), False)


def build_view(view, borders, seeds, lines, fibres):
    D = {k: display(P, k) for k, P in tiles(borders, seeds).items()}
    FB = {k: fitc(D[k]) for k in D}
    D = {k: Polygon(np.round(flatten(FB[k], 10), 2)).buffer(0) for k in D}
    H = hits(D, view)
    dec = [{'d': pathmin.curve(sh(FB[k])), 'role': 'neutral'} for k in D if k[0] == '_']
    dec.append({'d': whole(deco.HAIR_F if view == 'front' else deco.HAIR_B, 2), 'role': 'hair', 'mid': 1})
    if view == 'front':
        dec.append({'d': whole(deco.NECK_SH, 0), 'role': 'shade', 'mid': 1})
    dec.append({'d': ''.join(stroke(p) for p in [*lines.values(), *deco.HAND]), 'role': 'line'})
    if view == 'front':
        dec.append({'d': ''.join(stroke(p) for p in deco.FRONT_SOFT), 'role': 'soft'})
    dec.append({'d': ''.join(fibre(D[k], p) for k, p in fibres), 'role': 'fibre'})
    areas = {}
    for k in D:
        if k[0] == '_':
            continue
        c = shapely.maximum_inscribed_circle(D[k], tolerance=0.3).coords[0]
        areas[k] = {
            'd': pathmin.curve(sh(FB[k])),
            'hit': pathmin.poly(np.array(H[k].exterior.coords)),
            'label_anchor': [round(c[0] + CX, 1), round(c[1], 1)],
        }
    return {'outline': half_outline(), 'skin_decoration': dec, 'areas': areas}


DOC = "Right half of the picture only; draw every path again with transform matrix(-1 0 0 1 420 0). Front: picture right = person's left; back: picture right = person's right. outline is an open half path (fill closes along x=209.5). d = visible, hit = invisible click shape (hits tile, never overlap). A decoration with mid:1 straddles the midline and is drawn once, not mirrored. roles: neutral (fill), hair (fill), shade (fill, ~8% dark), line (stroke 1.1), soft (stroke 1.1, skin tone), fibre (stroke .8)."
LICENCE = {
    'id': 'CC0-1.0',
    'source': 'MakeHuman base mesh hm08 and targets (MPFB2 assets), CC0 1.0; muscle areas, hands and details drawn by hand for this project',
    'attribution': 'none required',
}


def main(out):
    J = {'viewBox': [0, 0, 420, 960], 'mirrored': True, 'doc': DOC, 'licence': LICENCE}
    J['front'] = build_view('front', curves.FRONT, curves.FRONT_SEEDS, deco.FRONT_LINE, deco.FRONT_FIBRE)
    J['back'] = build_view('back', curves.BACK, curves.BACK_SEEDS, deco.BACK_LINE, deco.BACK_FIBRE)
    J['landmarks'] = {}
    for k, p in json.loads((HERE / 'landmarks.json').read_text()).items():
        u, y = warp(np.array(p))
        J['landmarks'][k] = [round(float(u) + CX, 1), round(float(y), 1)]
    with open(out, 'w') as f:
        f.write(json.dumps(J, separators=(',', ':')))
    print('wrote', out)


if __name__ == '__main__':
    main(sys.argv[1] if len(sys.argv) > 1 else HERE.parent / 'body.json')
