"""Draw pictures (SVG) from body.json alone: python draw.py [BODY_JSON] OUTPUT_FOLDER"""

import colorsys
import json
import sys
from pathlib import Path

TH = {
    'light': dict(
        bg='#ffffff',
        skin='#f1e7de',
        neutral='#e9ddd1',
        area='#d8b39b',
        line='#a98f7d',
        fibre='#c1987e',
        soft='#f3eae2',
        hair='#cdbcae',
        shade='#5b3a26',
        sel='#c8452f',
        seled='#7d2416',
        hov='#e79a80',
        hoved='#b5573c',
        op=0.05,
    ),
    'dark': dict(
        bg='#14181d',
        skin='#424b56',
        neutral='#4b5561',
        area='#647382',
        line='#222930',
        fibre='#525f6c',
        soft='#3d4650',
        hair='#333b44',
        shade='#05080b',
        sel='#ff7d5c',
        seled='#ffd2c4',
        hov='#a98a86',
        hoved='#e3b3a6',
        op=0.08,
    ),
}
M = 'matrix(-1 0 0 1 420 0)'


def fig(J, v, t, x=0, sel=(), hov=(), hits=False, uid=''):
    V = J[v]
    o = [f'<g transform="translate({x} 0)">']
    cid = f'c{uid}{v}'
    o.append(f'<clipPath id="{cid}"><path d="{V["outline"]}"/></clipPath>')
    one = lambda d, attr: f'<path d="{d}" {attr}/>'
    both = lambda d, attr: f'<path d="{d}" {attr}/><path d="{d}" transform="{M}" {attr}/>'
    o.append(both(V['outline'], f'fill="{t["skin"]}"'))
    o.append('<g>')
    st = []
    for q in V['skin_decoration']:
        if q['role'] == 'neutral':
            o.append(both(q['d'], f'fill="{t["neutral"]}"'))
    for k, a in V['areas'].items():
        for s, tr in (('R', ''), ('L', f' transform="{M}"')):
            side = {'front': {'R': 'left', 'L': 'right'}, 'back': {'R': 'right', 'L': 'left'}}[v][s]
            f = t['area']
            key = f'{k}-{side}'
            if key in sel:
                f = t['sel']
                st.append(f'<path d="{a["d"]}"{tr} fill="none" stroke="{t["seled"]}" stroke-width="2" stroke-linejoin="round"/>')
            elif key in hov:
                f = t['hov']
                st.append(
                    f'<path d="{a["d"]}"{tr} fill="none" stroke="{t["hoved"]}" stroke-width="1.4" stroke-linejoin="round"/>'
                )
            o.append(f'<path class="area" data-area="{k}" data-side="{side}" d="{a["d"]}" fill="{f}"{tr}/>')
    o.append('<g pointer-events="none">')
    for q in V['skin_decoration']:
        r = q['role']
        if r == 'fibre':
            o.append(
                both(q['d'], f'fill="none" stroke="{t["fibre"]}" stroke-width=".9" stroke-linecap="round" stroke-opacity=".75"')
            )
        if r == 'soft':
            o.append(both(q['d'], f'fill="none" stroke="{t["soft"]}" stroke-width="1.2" stroke-linecap="round"'))
        if r == 'shade':
            o.append((one if q.get('mid') else both)(q['d'], f'fill="{t["shade"]}" fill-opacity="{t["op"]*1.7:.3f}"'))
    rim = f'<g clip-path="url(#{cid})"><path d="{V["outline"]}" fill="none" stroke="{t["shade"]}" stroke-opacity="{t["op"]}" stroke-width="11"/></g>'
    wide = rim.replace('stroke-width="11"', 'stroke-width="26"')
    o.append(rim + f'<g transform="{M}">{rim}</g>')
    # optional soft volume: wide rim, faded out over head and hands by a mask (no extra path data)
    o.append(
        f'<linearGradient id="{cid}l" x1="0" y1="150" x2="0" y2="215" gradientUnits="userSpaceOnUse"><stop stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient><radialGradient id="{cid}r"><stop offset=".62" stop-color="#000"/><stop offset="1" stop-color="#000" stop-opacity="0"/></radialGradient>'
        f'<mask id="{cid}m" maskUnits="userSpaceOnUse" x="0" y="0" width="420" height="960"><path fill="url(#{cid}l)" d="M0 0h420v960H0z"/><ellipse cx="375" cy="530" rx="62" ry="110" fill="url(#{cid}r)"/><ellipse cx="45" cy="530" rx="62" ry="110" fill="url(#{cid}r)"/></mask><g mask="url(#{cid}m)">{wide}<g transform="{M}">{wide}</g></g>'
    )
    for q in V['skin_decoration']:
        if q['role'] == 'hair':
            o.append(one(q['d'], f'fill="{t["hair"]}"'))
    for q in V['skin_decoration']:
        if q['role'] == 'line':
            o.append(both(q['d'], f'fill="none" stroke="{t["line"]}" stroke-width="1.1" stroke-linecap="round"'))
    o += st
    o.append('</g></g>')
    if hits:
        for i, (k, a) in enumerate(V['areas'].items()):
            c = '#%02x%02x%02x' % tuple(int(255 * z) for z in colorsys.hls_to_rgb((i * 0.381) % 1, 0.55, 0.75))
            o.append(both(a['hit'], f'fill="{c}" fill-opacity=".45" stroke="#222" stroke-width=".5"'))
        for i, (k, a) in enumerate(V['areas'].items()):
            X, Y = a['label_anchor']
            o.append(
                f'<text x="{X}" y="{Y+1.5}" font-size="5.2" text-anchor="middle" font-family="DejaVu Sans" fill="#000">{k}</text>'
            )
    else:
        for k, a in V['areas'].items():
            for s, tr in (('R', ''), ('L', f' transform="{M}"')):
                side = {'front': {'R': 'left', 'L': 'right'}, 'back': {'R': 'right', 'L': 'left'}}[v][s]
                o.append(
                    f'<path class="hit" data-area="{k}" data-side="{side}" d="{a["hit"]}"{tr} fill="#000" fill-opacity="0"/>'
                )
    o.append('</g>')
    return ''.join(o)


def sheet(J, th, W, H, views, dx, vb, **kw):
    t = TH[th]
    o = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{vb}" width="{W}" height="{H}" role="img" aria-label="Body map"><rect x="-500" y="-500" width="3000" height="3000" fill="{t["bg"]}"/>'
    for v, x in zip(views, dx):
        o += fig(J, v, t, x, **kw)
    return o + '</svg>'


if __name__ == '__main__':
    *src, out = sys.argv[1:]
    J = json.loads(Path(src[0] if src else Path(__file__).parent.parent / 'body.json').read_text())
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    marks = {'sel': ('traps-upper-left', 'neck-levator-right'), 'hov': ('buttock-upper-left', 'shoulder-chest-right')}
    k = 700 / 900  # the figure is 900 units and shall be 700 px high
    W, H = 1280 / k, 760 / k
    for th in TH:
        vb = f'0 {480-H/2:.1f} {W:.1f} {H:.1f}'
        (out / f'wide-{th}.svg').write_text(sheet(J, th, 1280, 760, ('front', 'back'), (W / 2 - 470, W / 2 + 50), vb, **marks))
        for v in ('front', 'back'):
            (out / f'phone-{v}-{th}.svg').write_text(sheet(J, th, 360, 780, (v,), (0,), '-8 10 436 944.7', **marks))
    (out / 'hits.svg').write_text(sheet(J, 'light', 1800, 1960, ('front', 'back'), (15, 465), '0 0 900 980', hits=True))
