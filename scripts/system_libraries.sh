#!/bin/sh
# What the program (`run`) or its tests (`test`) need from a Debian-like system, installed through apt when root.
# Not root: prints the one command to run and goes on, since the rest may work all the same. Quick when nothing is missing.
set -u
wanted=${1:-run}

# Qt's xcb platform, its font and OpenGL libraries
RUN_PACKAGES="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libx11-6 libx11-xcb1 libxkbcommon0 libxkbcommon-x11-0
 libxcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render0 libxcb-render-util0
 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 fontconfig fonts-dejavu-core"
TEST_PACKAGES="$RUN_PACKAGES git xauth xdotool xvfb"

command -v dpkg-query >/dev/null 2>&1 || exit 0 # not a Debian: its own packages bring these libraries

packages=$RUN_PACKAGES
[ "$wanted" = test ] && packages=$TEST_PACKAGES
missing=""
for package in $packages; do
    state=$(dpkg-query -W -f='${db:Status-Status} ' "$package" 2>/dev/null) || state=""
    case $state in *installed*) ;; *) missing="$missing $package" ;; esac
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "System libraries are missing. To install them, run:  sudo apt-get install -y$missing" >&2
    exit 0
fi
echo "Installing system libraries:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # a list of words is meant
apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
    echo "Some system libraries could not be installed; going on without them." >&2
