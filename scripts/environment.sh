#!/bin/sh
# Makes the virtual environment ($1) with Python ($2; empty: the quickest one found), installing Debian's venv module through apt
# when it is missing and we are root.
set -eu
venv=$1
python=${2:-}

supported='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'
with_venv='import ensurepip, venv'
# microseconds of a fixed loop, the best of seven
speed='import timeit; print(int(1e6 * min(timeit.repeat("for n in range(20000): found[n % 99] = str(n)", "found = {}", number=1, repeat=7))))'

# Builds of one version differ by half: those compiled by pyenv without profiling take up to twice as long as Debian's or python.org's.
# One that is not clearly quicker than one before it in this list is passed over.
quickest() {
    best='' least=0 without=''
    for each in python3.11 /usr/bin/python3.11 python3 /usr/bin/python3 python3.12 python3.13; do
        "$each" -c "$supported" 2>/dev/null || continue
        without=${without:-$each}
        "$each" -c "$with_venv" 2>/dev/null || continue
        taken=$("$each" -c "$speed")
        if [ -z "$best" ] || [ $((taken * 5)) -lt $((least * 4)) ]; then
            best=$each least=$taken
        fi
    done
    echo "${best:-$without}"
}

[ -x "$venv/bin/pip" ] && exit 0
[ -n "$python" ] || python=$(quickest)
if [ -z "$python" ] || ! "$python" -c "$supported" 2>/dev/null; then
    echo "Python 3.11, 3.12 or 3.13 is needed; name it with:  make run PYTHON=python3.11" >&2
    exit 1
fi
if ! "$python" -c "$with_venv" 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "Python's venv module is missing. To install it, run:  sudo apt-get install -y $package   then the same make again." >&2
        exit 1
    fi
    echo "Installing $package"
    DEBIAN_FRONTEND=noninteractive apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
fi
"$python" -m venv "$venv"
