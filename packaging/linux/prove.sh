#!/usr/bin/env bash
# prove.sh DEB FOLDER: installs the package in a bare Debian or Ubuntu of this machine's version, opens the program there
# by double clicks in a file manager, without a network, and leaves pictures of its screen in the folder.
# To be run as root. BASE=a.tar takes a system made before by debootstrap; KEEP=1 leaves the system to look into.
set -euo pipefail
cd "$(dirname "$0")/../.."

package=$1 pictures=$2
# shellcheck source=/dev/null
. /etc/os-release
root=$(mktemp -d)
chmod 755 "$root"
finish() {
    umount "$root/proc" 2>/dev/null || true
    if [ -n "${KEEP-}" ]; then echo "kept: $root"; else rm -rf --one-file-system "$root"; fi
}
trap finish EXIT

if [ -n "${BASE-}" ]; then
    tar -C "$root" -xf "$BASE"
else
    debootstrap --variant=minbase "$VERSION_CODENAME" "$root" \
        "$(apt-get indextargets --format '$(SITE)' 'Codename: '"$VERSION_CODENAME" | head -1)" >&2
fi
mount -t proc proc "$root/proc"
rm -f "$root/etc/apt/sources.list"
cp -a /etc/apt/sources.list* /etc/apt/apt.conf.d "$root/etc/apt/"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
install -D "$package" "$root/proof/entourage.deb"
install -D -t "$root/proof" packaging/linux/prove_session.sh packaging/linux/screen_reader.py
cp resources/samples/*.vcf resources/samples/*.csv "$root/proof/"

inside() { env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
inside chroot "$root" bash -e <<'END'
apt-get update -q
apt-get install -qy --no-install-recommends /proof/entourage.deb
# A desktop, small, in French; what uses it as a person does; what looks at it.
apt-get install -qy --no-install-recommends locales openbox xvfb pcmanfm adwaita-icon-theme \
    desktop-file-utils shared-mime-info xdotool maim x11-utils procps \
    dbus-daemon at-spi2-core python3-pyatspi gir1.2-atspi-2.0 python3-gi
localedef -i fr_FR -f UTF-8 fr_FR.UTF-8
useradd --create-home --home-dir "/home/Zoé d’Œuvrard" zoe
install -d -o zoe /proof/pictures
END
# No network, and whatever was started ends with the session.
inside unshare --net --pid --fork --mount-proc="$root/proc" chroot --userspec=zoe "$root" \
    env HOME="/home/Zoé d’Œuvrard" LANG=fr_FR.UTF-8 dbus-run-session -- /proof/prove_session.sh && status=0 || status=$?
mkdir -p "$pictures"
cp "$root"/proof/pictures/* "$pictures/"
exit "$status"
