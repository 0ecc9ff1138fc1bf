#!/usr/bin/env bash
# A session of someone at a desktop, inside the system of prove.sh: every step says what it saw, and stops where it fails.
set -euo pipefail
export DISPLAY=:1
xdg=$HOME/.config
desk="$HOME/Bureau d’été"
mkdir -p "$xdg" "$desk"

started=()
finish() {
    maim /proof/pictures/end.png || true
    kill "${started[@]}" 2>/dev/null || true
}
trap finish EXIT

until_true() {
    local what=$1
    shift
    for _ in $(seq 150); do
        if "$@" >/dev/null 2>&1; then echo "seen: $what"; return; fi
        sleep 0.2
    done
    echo "not seen: $what" >&2
    exit 1
}

is_open() { xdotool search --onlyvisible --name "$1"; }
is_open_by_class() { xdotool search --onlyvisible --class entourage; }
is_gone() { ! pgrep -x entourage; }
is_said() { python3 /proof/screen_reader.py "$1"; }

# Shows the one file of a folder, and opens it by a double click on its icon.
double_click() {
    local folder="$desk/$1"
    pcmanfm --new-win "$folder" 2>>/proof/pictures/messages.txt &
    until_true "the folder $1" is_open "$1"
    local manager
    manager=$(xdotool search --onlyvisible --name "$1" | tail -1)
    xdotool windowactivate --sync "$manager" windowmove "$manager" 20 20 windowsize --sync "$manager" 640 420
    sleep 1
    maim "/proof/pictures/$2-folder.png"
    xdotool mousemove --window "$manager" 215 110 click --repeat 2 --delay 80 1
}

Xvfb :1 -screen 0 1400x900x24 -noreset 2>/dev/null &
started+=($!)
until_true "a screen" xdpyinfo
openbox &
started+=($!)
/usr/libexec/at-spi-bus-launcher --launch-immediately &
started+=($!)

# pcmanfm asks what to do with a program's icon in a folder, unless it is told so once.
mkdir -p "$xdg/libfm" "$desk"/{Programme,Téléphone,Collègues}
printf '[config]\nquick_exec=1\n' >"$xdg/libfm/libfm.conf"
cp /usr/share/applications/entourage.desktop "$desk/Programme/"
cp /proof/iphone.vcf "$desk/Téléphone/carnet d’été.vcf"
cp /proof/Connections.csv "$desk/Collègues/"

entourage self-test
until_true "no program" is_gone
double_click Programme 1
until_true "the window, opened by its icon" is_open_by_class
until_true "its book, in French" is_said "Amis proches"
sleep 1
maim /proof/pictures/1-window.png
xdotool key ctrl+q
until_true "the program has ended" is_gone

double_click Téléphone 2
until_true "the window, opened by a file" is_open_by_class
until_true "the file in the import" is_said "carnet d’été.vcf"
sleep 1
maim /proof/pictures/2-import.png

double_click Collègues 3
until_true "a second file in the same window" is_said "Connections.csv"
sleep 1
maim /proof/pictures/3-joined.png
[ "$(pgrep -cx entourage)" = 1 ]
[ "$(is_open_by_class | wc -l)" = 1 ]
echo "seen: one program, one window"
