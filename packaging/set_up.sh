#!/usr/bin/env bash
# Prepares a machine to run Entourage. Run from the repository's root by the Makefile:
#   set_up.sh system GROUP...    installs those system packages of the groups that are missing, and a Python where
#                                there is none to use; the groups are those of packaging/system-packages.txt
#   set_up.sh python             builds .venv/ with the versions of constraints.txt
set -euo pipefail

say() { printf 'entourage: %s\n' "$*" >&2; }

# The folder is reached by a relative path, so that a clone may lie under a name with spaces and accents.
usable_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
        then
            echo "$candidate"
            return
        fi
    done
    return 1
}

group() {
    sed -e 's/#.*//' -e "1,/^\[$1\]/d" -e '/^\[/,$d' packaging/system-packages.txt
}

# PyInstaller takes Python as a library, which Debian keeps in a package apart.
library_of_python() {
    .venv/bin/python -c 'import sys; sys.base_prefix == "/usr" and print("libpython3.%d" % sys.version_info[1])'
}

wanted_packages() {
    local name
    for name; do
        group "$name"
        [ "$name" != package ] || library_of_python
    done
    usable_python >/dev/null || echo python3 python3-venv
}

# A package may be there under a newer name that provides the old one (libglib2.0-0t64 provides libglib2.0-0).
missing_packages() {
    local there
    there=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' | sed -n 's/^installed //p' |
        tr -d ' ' | tr ',' '\n' | sed 's/(.*//')
    wanted_packages "$@" | tr -s ' ' '\n' | grep . | grep -vxF -f <(printf '%s\n' "$there") || true
}

system() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        usable_python >/dev/null ||
            say "this system has no apt-get: please install Python 3.11, 3.12 or 3.13 with its venv module."
        [ "$(uname -s)" != Linux ] ||
            say "this system has no apt-get: please install what matches packaging/system-packages.txt if a library is missing."
        return
    fi
    local missing as_root=()
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    local command="apt-get install -y --no-install-recommends $missing"
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "system packages are missing, and only root may install them. Please run as root: $command"
            return
        fi
        as_root=(sudo)
    fi
    say "installing system packages, about a minute: $missing"
    # shellcheck disable=SC2086 - names of packages hold no spaces
    "${as_root[@]}" apt-get update -q &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $command ||
        say "the packages could not be installed; going on without them. The command was: $command"
}

python() {
    local found
    if ! .venv/bin/python -c 'import pip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
        if ! found=$(usable_python); then
            say "no usable Python was found: please install Python 3.11, 3.12 or 3.13 with its venv module."
            exit 1
        fi
        say "making .venv/ with $("$found" --version), a few seconds"
        "$found" -m venv --clear .venv
    fi
    # Both names, because pip reads the second one for builds since 25.3. A relative path, because pip splits at spaces.
    export PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt
    say "fetching the libraries into .venv/, about 300 MB: one to five minutes, the first time"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
}

case ${1-} in
    system | python) "$@" ;;
    *) say "usage: set_up.sh system GROUP... | python"; exit 2 ;;
esac
