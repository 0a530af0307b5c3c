"""The style of the exported page: one column, two on wide screens, light or dark like the reader's system."""

STYLE = """
:root{color-scheme:light dark;--bg:#fbfaf7;--card:#fff;--ink:#20242b;--dim:#656d78;--rule:#dcdfe3;--go:#1f7a5c;
--warn:#b3541e;--blue:#2b62b5;--s0:#e7e9ec;--s1:#b9e0cd;--s2:#7fc6a4;--s3:#43a37a;--s4:#1f7a5c}
@media(prefers-color-scheme:dark){:root{--bg:#14171c;--card:#1c2027;--ink:#e6e8eb;--dim:#9aa3ae;--rule:#343a44;
--go:#5cc79c;--warn:#e99a63;--blue:#82aef0;--s0:#2a3039;--s1:#1d4a3a;--s2:#256b51;--s3:#37956f;--s4:#5cc79c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1rem;background:var(--bg);color:var(--ink);
font:16px/1.55 system-ui,-apple-system,"Segoe UI","Apple SD Gothic Neo","Noto Sans KR","Malgun Gothic",sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.15rem;margin:0 0 .6rem}h3{font-size:1rem}
.facts{color:var(--dim);margin:0 0 1rem}
main{display:grid;gap:1rem}
section{background:var(--card);border:1px solid var(--rule);border-radius:.7rem;padding:1rem;min-width:0}
@media(min-width:60rem){main{grid-template-columns:1fr 1fr}.wide{grid-column:1/-1}}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid var(--rule);vertical-align:top;
overflow-wrap:anywhere}
th{white-space:nowrap;color:var(--dim);font-weight:600;font-size:.85rem}
.tight{white-space:nowrap}
.key b{display:inline-block;width:1.6em;border-top:3px solid;margin:0 .3em .25em 0}
.key b.mock{border-top-style:dashed}.key b.tasks{border-top-style:dotted}.key b.shade{height:.8em;width:.8em;border:0;
margin:0 .3em -.05em 0;border-radius:.2em}.key span{white-space:nowrap;margin-right:1em}
.details{color:var(--dim);font-size:.88rem;white-space:pre-line}
details{border-bottom:1px solid var(--rule);padding:.35rem 0}summary{cursor:pointer;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:.2rem 0 .8rem;padding-left:.7rem;
border-left:3px solid var(--rule)}
a{color:var(--blue);overflow-wrap:anywhere}
progress{width:100%;height:.8rem;accent-color:var(--go)}
svg{display:block;max-width:100%;height:auto}svg.heat{max-width:none}svg.radar,svg.trend{margin:0 auto;width:26rem}
svg text{fill:var(--ink);font-size:12px}svg .small{fill:var(--dim);font-size:11px}
.none{fill:none;stroke:var(--rule)}.s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}
.s4{fill:var(--s4)}.today{stroke:var(--warn);stroke-width:2}
.ring{fill:none;stroke:var(--rule)}.line{fill:none;stroke:var(--blue);stroke-width:2}.dot{fill:var(--blue)}
.target{stroke:var(--warn);stroke-width:2}
polygon.confidence,polygon.mock,polygon.tasks{fill-opacity:.14;stroke-width:2}
.confidence{fill:var(--blue);stroke:var(--blue)}.mock{fill:var(--warn);stroke:var(--warn)}
.tasks{fill:var(--go);stroke:var(--go)}
b.confidence{border-color:var(--blue)}b.mock{border-color:var(--warn)}b.tasks{border-color:var(--go)}
b.s0{background:var(--s0)}b.s2{background:var(--s2)}b.s4{background:var(--s4)}
polygon.mock{stroke-dasharray:6 3}polygon.tasks{stroke-dasharray:2 3}
@media print{body{max-width:none}details{break-inside:avoid}}
"""
