# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   gnuplot -c plots.gp DATA SVG FLAVOUR
#
# Draws what report.py wrote into the folder DATA, into the folder SVG.
data = ARG1
svg = ARG2
flavour = ARG3
build = flavour eq "native" ? "-march=native" : "baseline x86-64"
set terminal svg size 900,480 font "sans-serif,13" background "white"
set grid ytics lc rgb "#dddddd"
set border 3
set tics nomirror

# One colour for each contender, in all plots.
set linetype 1 lc rgb "#d62728"
set linetype 2 lc rgb "#1f77b4"
set linetype 3 lc rgb "#2ca02c"
set linetype 4 lc rgb "#ff7f0e"
set linetype 5 lc rgb "#9467bd"
set linetype 6 lc rgb "#8c564b"
set linetype 7 lc rgb "#7f7f7f"
set linetype 8 lc rgb "#17becf"

set output sprintf("%s/contenders-%s.svg", svg, flavour)
set title sprintf("Time of a whole classification, triage = 1, median over the bodies (%s)", build)
set style data histograms
set style histogram clustered gap 1
set style fill solid 0.9 noborder
set logscale y
set yrange [0.1:*]
set ylabel "times as long as triage"
set xtics rotate by -35 noenhanced
set rmargin 9
set key top left
file = sprintf("%s/%s-contenders.dat", data, flavour)
plot file using 2:xtic(1) title columnheader(2) lc rgb "#1b6ca8", \
     '' using 3 title columnheader(3) lc rgb "#f0a202", \
     '' using 4 title columnheader(4) lc rgb "#7a7a7a", \
     1 notitle lc rgb "black" dt 2 with lines
unset rmargin
set xtics nomirror norotate

set output sprintf("%s/size-%s.svg", svg, flavour)
set logscale xy
set yrange [5:3e7]
set xlabel "size of the body"
set xtics ("64 B" 64, "1 KB" 1024, "16 KB" 16384, "256 KB" 262144)
set xrange [48:1500000]
set ylabel "time of a whole classification"
set ytics ("100 ns" 100, "1 µs" 1e3, "10 µs" 1e4, "100 µs" 1e5, "1 ms" 1e6, "10 ms" 1e7)
names = "triage simdjson_3_9_4 scalar rapidjson_insitu boost_json cjson nlohmann_sax nlohmann_dom"
set multiplot layout 1,2
do for [form in "message fastapi"] {
  file = sprintf("%s/%s-%s.dat", data, flavour, form)
  has = system(sprintf("head -1 %s", file))
  if (form eq "message") {
    set key bottom right noenhanced font ",11" spacing 0.9
  } else {
    unset key
  }
  what = form eq "message" ? "one long message" : "echoed input, FastAPI 422"
  set title sprintf("%s (%s)", what, build)
  plot for [i = 1:words(names)] file \
    using "bytes":(strstrt(has, word(names, i)) ? column(word(names, i)) : NaN) \
    title word(names, i) with linespoints lt i lw (i == 1 ? 3 : 1.5) pt 7 ps 0.3
}
unset multiplot
set xrange [*:*]
set xtics auto
set ytics auto
set key top left noenhanced font ",13" spacing 1

set output sprintf("%s/codes-%s.svg", svg, flavour)
set title sprintf("Time of a lookup by number of codes: hits solid, near-misses dashed (%s)", build)
unset logscale x
set yrange [1:*]
set xlabel "codes"
set ylabel "ns"
set format x "%g"
file = sprintf("%s/%s-codes.dat", data, flavour)
names = "triage gperf unordered_map lower_bound if_chain"
plot for [i = 1:words(names)] file using "codes":(column(word(names, i) . "_hit")) \
       title word(names, i) with linespoints lt i lw 2 pt 7 ps 0.5, \
     for [i = 1:words(names)] file using "codes":(column(word(names, i) . "_miss")) \
       notitle with linespoints lt i lw 2 dt 2 pt 6 ps 0.5
