#!/bin/sh
# Opens the editor; where there is no display it says so and does the main job without a screen, into ./out.
set -eu
planogram=$1

case $(uname -s) in
    Linux) display=${DISPLAY:-}${WAYLAND_DISPLAY:-} ;;
    *) display=native ;;
esac
if [ -n "$display" ]; then
    exec "$planogram"
fi
echo "There is no display here: running 'planogram demo' instead, its files go to ./out"
exec "$planogram" demo --out out
