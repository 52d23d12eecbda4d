/** The look of the HTML report: on a screen of any width, by day and by night, on paper. */

const COLOURS = `
:root{--paper:#fff;--soft:#f6f7f8;--line:#e3e6e9;--ink:#1c2126;--dim:#5d6770;
--pass:#1b7a4b;--advice:#1f6391;--open:#8d5b00;--unstable:#7a3fa0;--fail:#b4261c;--neutral:#67717a;
--mark:#fff3d6;--s0:#0b6bb3;--s1:#c2570c;--s2:#0f8364;--s3:#a3457f;color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{--paper:#14181c;--soft:#1c2227;--line:#313940;--ink:#e6eaed;--dim:#9aa5ae;
--pass:#5cc48e;--advice:#7db8e2;--open:#e0ad55;--unstable:#c79be6;--fail:#ff8a7d;--neutral:#9aa5ae;
--mark:#3b3215;--s0:#6db5f0;--s1:#f0a05c;--s2:#56c9a7;--s3:#e08fc0}}
.is-pass{--tone:var(--pass)}.is-advice{--tone:var(--advice)}.is-blocked,.is-inconclusive,.is-empty,.is-incomplete{--tone:var(--open)}
.is-unstable{--tone:var(--unstable)}.is-fail,.is-error{--tone:var(--fail)}.is-not-applicable,.is-not-selected{--tone:var(--neutral)}`;

const TYPE = `
*{box-sizing:border-box}
html{font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
-webkit-text-size-adjust:100%;background:var(--paper);color:var(--ink);font-variant-numeric:tabular-nums}
body{margin:0}
main{max-width:60rem;margin:0 auto;padding:3rem 1.5rem 5rem}
h1,h2,h3,h4,h5{line-height:1.25;margin:0;font-weight:600;text-wrap:balance}
h2{font-size:1.4rem;margin-bottom:1rem}
h3{font-size:1.1rem}
h4{font-size:.9rem;color:var(--dim);margin:1.4rem 0 .4rem}
h5{font-size:.9rem;margin:1.6rem 0 .5rem}
p{margin:.4rem 0}
section{margin-top:3.2rem}
a{color:inherit;text-decoration-color:var(--dim);text-underline-offset:.18em}
a:hover{text-decoration-color:currentColor}
code{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
bdi{overflow-wrap:anywhere}
.quiet{color:var(--dim);font-weight:400}
.wide{overflow-x:auto}
.badge{display:inline-block;padding:.05em .6em;border:1px solid currentColor;border-radius:1em;color:var(--tone);
font-size:.75rem;font-weight:600;line-height:1.55;white-space:nowrap;vertical-align:.12em}
.badge.is-fail,.badge.is-error{background:var(--tone);border-color:var(--tone);color:var(--paper)}
.copy{display:inline-block;padding:.15em .55em;background:var(--soft);border:1px solid var(--line);border-radius:.35em;user-select:all;-webkit-user-select:all}`;

const SUMMARY = `
.hero{border-left:.4rem solid var(--tone);padding:.2rem 0 .2rem 1.5rem}
.kicker{color:var(--dim);margin:0}
.hero h1{font-size:clamp(2.2rem,7vw,3.4rem);letter-spacing:-.02em;color:var(--tone);margin:.15rem 0 .6rem}
.lead{font-size:1.15rem;max-width:44rem;margin:0 0 1.2rem}
.facts{margin:.6rem 0;display:grid;gap:.25rem}
.facts>div{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:1rem}
.facts dt{color:var(--dim)}
.facts dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
.about{grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.8rem 1.5rem;margin:1rem 0}
.about>div{display:block}
.about dt{font-size:.82rem}
.run>.facts>div{grid-template-columns:12rem minmax(0,1fr)}
.findings{margin:0;padding:0;list-style:none}
.findings>li{padding:1rem 0;border-top:1px solid var(--line)}
.findings>li>p:first-child{font-weight:600;margin:0}
.findings .where{margin:.2rem 0 .6rem}
.where{color:var(--dim)}
.where code{margin-left:.4rem}
.seen dd{font-weight:500}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.5rem 1.2rem .5rem 0;border-top:1px solid var(--line);vertical-align:top}
thead th{color:var(--dim);font-weight:400;font-size:.85rem;border:0;white-space:nowrap}
.matrix th,.matrix td{white-space:nowrap}
.matrix tbody th{font-weight:600}
.matrix tfoot th{font-weight:400;color:var(--dim)}
.matrix .word{color:var(--tone);font-weight:600;margin-right:.35rem}
.number{color:var(--dim)}
.filter{border:0;padding:0;margin:3.2rem 0 0;display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;color:var(--dim)}
.filter legend{float:left;padding:0}
.filter label{cursor:pointer}
.filter input{accent-color:var(--s0);margin:0 .25rem 0 0}
body:has(#show-attention:checked) .req.is-pass,
body:has(#show-attention:checked) .area:not(:has(.req:not(.is-pass))),
body:has(#show-measured:checked) .req:not(.has-measured),
body:has(#show-measured:checked) .area:not(:has(.has-measured)){display:none}`;

const DEVICE = `
.device{border-top:2px solid var(--ink);padding-top:1.6rem;margin-top:2.2rem}
.device+.device{margin-top:4.5rem}
.device h2{margin-bottom:.4rem;overflow-wrap:anywhere}
.group{margin-top:2.4rem}
.area h4{margin-top:1.2rem}
summary{cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
.plain,.reason{margin:.8rem 0}
.plain>summary{color:var(--dim)}
.plain>summary::before,.reason>summary::before{content:"+";display:inline-block;width:1.1em;color:var(--dim)}
.plain[open]>summary::before,.reason[open]>summary::before{content:"\\2212"}
.reason>summary{padding-left:1.1em;text-indent:-1.1em}
.reason{border-top:1px solid var(--line);padding-top:.7rem}
.reason>summary *,.reason>summary::before{text-indent:0}
ul{margin:.5rem 0;padding-left:1.2rem}
.plain li,.reason li{margin:.25rem 0}
.req{border-top:1px solid var(--line)}
.area .req:last-child{border-bottom:1px solid var(--line)}
.req>summary{display:grid;grid-template-columns:7.2rem minmax(0,1fr) auto;gap:.2rem 1rem;padding:.65rem 0;align-items:baseline}
.req>summary:hover .sentence{text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:.25em}
.req>summary .badge{justify-self:start}
.req[open]>summary .sentence{font-weight:600}
.req[open] .hint{display:none}
.hint{display:block;color:var(--dim);font-size:.9rem;font-weight:400}
.run h3{margin:1.8rem 0 .6rem}
.req .value{color:var(--dim);white-space:nowrap}
.body{padding:.2rem 0 1.8rem 8.2rem}
.why{margin:0 0 .8rem}
.others{padding-left:1.2rem}
.budget{list-style:none;margin:0;padding:0;font-weight:400;white-space:normal}
.source{margin-top:1.4rem;font-size:.9rem}
.steps{margin:.4rem 0;padding-left:1.8rem}
.steps li{padding:.1rem .5rem}
.steps .here{background:var(--mark);border-radius:.25rem;font-weight:600}
.trace{font:.78rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.trace td,.trace th{padding:.25rem .9rem .25rem 0;white-space:nowrap}
.trace td:last-child{white-space:pre-wrap;overflow-wrap:anywhere;min-width:22rem}
.trace td:first-child{padding-left:.5rem;text-align:right}
.trace .deciding{background:var(--mark)}
.trace .deciding td:first-child{box-shadow:inset 3px 0 var(--tone,var(--open));font-weight:700}
.trace .gap td{color:var(--dim);text-align:center}
.trace i{color:var(--dim);font-style:normal}
.trace b{font-weight:600}
.trace mark{white-space:nowrap;background:var(--soft);color:inherit;border-radius:.25em;padding:0 .3em}
.trace .deciding mark{background:var(--paper)}
.cases td:first-child{min-width:14rem}
.cases code{font-size:.8em}
.clauses th[scope=row]{white-space:nowrap;vertical-align:top;font-weight:600}
.clauses td{vertical-align:top}
.clauses .links a{text-decoration:none;white-space:nowrap;display:inline-block;margin:.1rem .4rem .1rem 0}
.target{display:block;scroll-margin-top:4rem}`;

const PLOT = `
figure{margin:1.1rem 0}
figcaption{color:var(--dim);font-size:.85rem;margin-top:.2rem}
.plot{display:block;width:100%;min-width:34rem;height:auto;font-size:11px}
.bar{min-width:0;max-width:42rem}
.plot text{fill:var(--dim)}
.plot .grid{stroke:var(--line);fill:none}
.plot .axis{stroke:var(--dim);fill:none}
.plot .tick,.plot .unit{text-anchor:end}
.plot .when{text-anchor:middle}
.plot .name{font-weight:600}
.plot .n{fill:var(--ink)}
.n0{fill:var(--s0)}.n1{fill:var(--s1)}.n2{fill:var(--s2)}.n3{fill:var(--s3)}
.line{fill:none;stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
.s0{stroke:var(--s0)}.s1{stroke:var(--s1)}.s2{stroke:var(--s2)}.s3{stroke:var(--s3)}
.band rect{fill:var(--s0)}
.plot .band text{fill:var(--ink)}
.b0{opacity:.1}.b1{opacity:.24}.b2{opacity:.38}.b3{opacity:.52}
.limit{stroke:var(--fail);stroke-width:1.4;stroke-dasharray:5 4;fill:none}
.plot .limit-text{fill:var(--fail);font-weight:600}
.plot:not(.bar) .limit-text{text-anchor:end}
.moment{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:2 3;fill:none}
.moment-head,.plot .moment-text{fill:var(--ink)}
.plot .moment-text{font-weight:600}
.beyond{fill:var(--fail);opacity:.1}
.measured path{fill:none;stroke:var(--tone);stroke-width:2}
.measured circle{fill:var(--tone)}
.chart .end{text-anchor:end}`;

const NARROW = `
@media screen and (max-width:44rem){main{padding:1.6rem 1rem 3rem}
.hero{padding-left:1rem}
.facts>div,.run>.facts>div{grid-template-columns:minmax(0,1fr);gap:0}
.facts{gap:.5rem}
.facts dt{font-size:.82rem}
.about{grid-template-columns:repeat(2,minmax(0,1fr))}
.req>summary{grid-template-columns:minmax(0,1fr) auto}
.req>summary .sentence{grid-column:1/-1;grid-row:2}
.body{padding-left:0}
.where code{display:block;margin:.15rem 0 0}
.bar{font-size:16px}
.filter legend{float:none;width:100%}}`;

const PAPER = `
@media print{@page{margin:16mm 14mm}
:root{--line:#d8dcdf;--ink:#000;--dim:#4d565e}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
html{font-size:10pt}
main{max-width:none;padding:0}
.filter{display:none}
.plot{min-width:0}
.req>summary,.findings>li,figure,.trace tr{break-inside:avoid}
.device{break-before:page;margin-top:0}
.copy{user-select:auto}
h2,h3,h4,h5{break-after:avoid}}`;

/** The style sheet, whole. */
export const STYLE = [COLOURS, TYPE, SUMMARY, DEVICE, PLOT, NARROW, PAPER].join("");
