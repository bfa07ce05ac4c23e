# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   gnuplot -c plots_building.gp DATA SVG
#
# Draws what report.py wrote into the folder DATA of the cost of building, into the folder SVG.
data = ARG1
svg = ARG2
set terminal svg size 900,480 font "sans-serif,13" background "white"
set grid ytics lc rgb "#dddddd"
set border 3
set tics nomirror

set output svg . "/building.svg"
set title "Time of an include, nlohmann/json.hpp = 1"
set datafile missing "-"
set style data histograms
set style histogram clustered gap 1
set style fill solid 0.9 noborder
set yrange [0:1.4]
set ylabel "times as long as nlohmann/json.hpp"
set xtics rotate by -30 noenhanced
set rmargin 9
set key top left
file = data . "/building.dat"
compilers = words(system("head -1 " . file . " | tr -d ' ' | tr '\"' ' '")) - 1
colours = "#1b6ca8 #f0a202 #7a7a7a #2ca02c"
plot for [i = 2:compilers + 1] file using i:xtic(1) title columnheader(i) \
       lc rgb word(colours, i - 1), \
     1 notitle lc rgb "black" dt 2 with lines
