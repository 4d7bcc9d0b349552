"""Hit growth by hand. Boxes in final local coordinates (u right of the midline, y down); never over another area.

Each claim: (id, polygon[, reach outside the silhouette, else 11]); later claims win."""
GROW={('front','neck-front'):12}
CHIN=6.5   # neck-front may cover this much of the chin, no more
B=lambda u0,y0,u1,y1:[(u0,y0),(u1,y0),(u1,y1),(u0,y1)]
CLAIMS={'front':[('traps-upper',B(62,160,101.5,207),23.5),('neck-front',[(0,130),(38,130),(38,156),(30,160),(30,172.5),(0,172.5)]),('neck-side',B(22,179.5,66,212)),('shoulder-side',B(108.2,268,141,299.5)),('back-lats',B(47,284,78,315)),('buttock-hip-side',B(72,446,112,498)),('leg-thigh-outer',B(72,507,112,630))],
        'back':[('traps-upper',B(72,165,112,213),25),('neck-back',B(0,162.5,31.6,196)),('neck-levator',B(31.5,190,64.5,229)),('shoulder-back',B(80,222,114,259)),('neck-base-skull',B(0,91.5,39,123)),('neck-side',B(17.5,123,49.5,153.2),22),('shoulder-side',B(108.2,272,144,307),12.5),
                ('buttock-hip-side',B(70,446,112,499)),('leg-thigh-outer',B(70,499,112,640)),('back-lats',[(60,272),(83.5,272),(84.5,294),(77,348),(60,348)]),('buttock-upper',B(60,398,100,436))]}
