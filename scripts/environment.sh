#!/bin/sh
# Makes the virtual environment ($1) with Python ($2), installing Debian's venv module through apt when it is missing and we are root.
set -eu
venv=$1
python=$2

[ -x "$venv/bin/pip" ] && exit 0
if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
    echo "Python 3.11, 3.12 or 3.13 is needed; name it with:  make run PYTHON=python3.11" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
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
