#!/usr/bin/env bash
# Builds dist/entourage/, one folder that runs without anything of this repository, and on Debian and Ubuntu the .deb.
# Run from the repository's root by `make package`.
set -euo pipefail

environment=build/package/venv
bundle=dist/entourage

# An environment of its own, so that the bundle holds what a user installs and nothing that we work with.
.venv/bin/python -m venv --clear "$environment"
export PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check '.[package]'
"$environment/bin/python" -m PyInstaller --log-level ERROR --noconfirm --distpath dist --workpath build/package/work \
    packaging/entourage.spec

if [ "$(uname -s)" = Linux ]; then
    # The symbols of a debugger are a third of these two.
    strip --strip-unneeded "$bundle"/_internal/libpython3* "$bundle"/_internal/sqlcipher3/*.so
fi
"$bundle/entourage" self-test --data build/package/no-book
if command -v dpkg-shlibdeps >/dev/null; then packaging/linux/build_deb.sh "$bundle" dist; fi
