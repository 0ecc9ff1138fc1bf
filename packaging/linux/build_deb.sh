#!/usr/bin/env bash
# build_deb.sh BUNDLE FOLDER: makes the Debian package of a bundle. Run from the repository's root.
set -euo pipefail
shopt -s globstar nullglob

bundle=$1 folder=$2
here=packaging/linux
version=$("$bundle/entourage" --version)
version=${version##* }
architecture=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
share=$root/usr/share

lay_out() {
    install -d "$root/usr/lib" "$root/usr/bin" "$share/icons/hicolor/scalable/apps"
    cp -a "$bundle" "$root/usr/lib/entourage"
    ln -s ../lib/entourage/entourage "$root/usr/bin/entourage"
    install -Dm644 -t "$share/applications" "$here/entourage.desktop"
    install -Dm644 -t "$share/metainfo" "$here/entourage.metainfo.xml"
    install -Dm644 -t "$share/icons/hicolor/scalable/apps" resources/icons/entourage.svg
    .venv/bin/python packaging/render_icon.py "$share/icons/hicolor"
    install -Dm644 "$here/entourage.1" "$share/man/man1/entourage.1"
    install -Dm644 "$here/entourage.fr.1" "$share/man/fr/man1/entourage.1"
    install -Dm644 -t "$share/doc/entourage" "$here/copyright"
    install -Dm644 CHANGELOG.md "$share/doc/entourage/changelog"
    gzip -9n "$share"/man/man1/* "$share"/man/fr/man1/* "$share/doc/entourage/changelog"
}

# Ask Debian's own tool which packages the libraries of the system come from, in which version at least.
dependencies() {
    local libraries=("$root"/usr/lib/entourage/entourage "$root"/usr/lib/entourage/_internal/**/*.so*)
    local private=("$root"/usr/lib/entourage/_internal "$root"/usr/lib/entourage/_internal/*.libs)
    install -d "$work/debian"
    printf 'Source: entourage\n\nPackage: entourage\nArchitecture: any\n' >"$work/debian/control"
    (cd "$work" && dpkg-shlibdeps -O --warnings=0 --ignore-missing-info "${private[@]/#/-l}" "${libraries[@]/#/-e}") |
        sed -n 's/^shlibs:Depends=//p'
}

lay_out
install -d "$root/DEBIAN"
depends=$(dependencies)
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@DEPENDS@/$depends/" \
    -e "s/@SIZE@/$(du -sk --apparent-size "$root" | cut -f1)/" "$here/control" >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
chmod -R u=rwX,go=rX "$root"
dpkg-deb --root-owner-group -Zzstd --build "$root" "$folder/entourage_${version}_$architecture.deb"
