# What bin/start, bin/test and bin/check share: Python, system packages, the virtual environment. Sourced, not run.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=$root/.venv

say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }
has() { command -v -- "$1" >/dev/null 2>&1; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
can_make_venv() { "$1" -c 'import venv, ensurepip' >/dev/null 2>&1; }

# One that was left half made, or whose Python was replaced by a newer one, has no pip.
venv_works() { new_enough "$venv/bin/python" && "$venv/bin/python" -c 'import pip' >/dev/null 2>&1; }

find_python() {
    local name
    python=
    for name in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if has "$name" && new_enough "$name"; then
            # One that can make a virtual environment is better than an earlier one that cannot.
            if can_make_venv "$name"; then python=$name; return; fi
            python=${python:-$name}
        fi
    done
}

has_library() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" >/dev/null 2>&1; }

# $1 a family, $2 the name of one of its files, for machines without fc-list.
has_font() {
    if has fc-list && [ -n "$(fc-list "$1" 2>/dev/null)" ]; then return 0; fi
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" "${HOME:-/}/.local/share/fonts" \
        -iname "$2" -print -quit 2>/dev/null)" ]
}

find_chromium() {
    local name
    for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable chrome; do
        # Ubuntu's chromium-browser is only a hint to install a snap: ask for the version to know.
        if has "$name" && "$name" --version >/dev/null 2>&1; then
            CHROMIUM=$(command -v -- "$name")
            export CHROMIUM
            return 0
        fi
    done
    return 1
}

# Puts into `missing` the Debian packages of what is needed and not there; $1 is "tests" for what only tests need.
find_missing() {
    missing=()
    find_python
    if [ -z "$python" ] && has python3; then
        say "Senco needs Python 3.11 or newer; this machine has $(python3 --version 2>&1)."
        stop "Install a newer one and name it in PYTHON, or use Debian 12 or newer, or Ubuntu 24.04 or newer."
    elif [ -z "$python" ]; then
        missing+=(python3 python3-venv)
    elif ! venv_works && ! can_make_venv "$python"; then
        missing+=(python3-venv)
    fi
    if [ -n "$python" ]; then
        has_library libpango-1.0.so.0 || missing+=(libpango-1.0-0)
        has_library libpangoft2-1.0.so.0 || missing+=(libpangoft2-1.0-0)
        has_library libharfbuzz-subset.so.0 || missing+=(libharfbuzz-subset0)
    else
        missing+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
    fi
    has_font 'Noto Sans' 'NotoSans-Regular.*' || missing+=(fonts-noto-core)
    # Without it a name such as 王小明 is boxes on paper.
    has_font 'Noto Sans CJK SC' 'NotoSansCJK-Regular.*' || missing+=(fonts-noto-cjk)
    if [ "${1-}" = tests ]; then
        find_chromium || missing+=(chromium)
        { has pdftotext && has pdftoppm; } || missing+=(poppler-utils)
        # For the Node that Playwright brings. Debian 13's Chromium needs it too, Debian 12's does not.
        { [ -n "$python" ] && has_library libatomic.so.1; } || missing+=(libatomic1)
    fi
}

# Ubuntu has no package of Chromium, only a snap: that one is for a person to install.
ubuntu_without_browser() {
    # shellcheck disable=SC1091
    [[ " ${missing[*]} " == *" chromium "* ]] && [ -r /etc/os-release ] && [ "$(. /etc/os-release && echo "$ID")" = ubuntu ]
}

system_packages() {
    find_missing "$@"
    [ ${#missing[@]} -eq 0 ] && return
    if ubuntu_without_browser; then
        say "The tests need a Chromium or a Chrome, and Ubuntu has no package of it. Run"
        say "    sudo snap install chromium"
        stop "or install Google Chrome, or put the path of one into CHROMIUM; then run this again."
    fi
    local install=(apt-get install -y --no-install-recommends "${missing[@]}")
    if ! has apt-get; then
        stop "These are missing; install them as your system does (names as in Debian), then run this again:" "${missing[*]}"
    elif [ "$(id -u)" -eq 0 ]; then
        local as_root=(env)
    elif has sudo && sudo -n true 2>/dev/null; then
        local as_root=(sudo -n env)
    elif has sudo; then
        say "Some system packages are missing. Run this line, then run this again:"
        stop "    sudo apt-get update && sudo ${install[*]}"
    else
        say "Some system packages are missing. Run this line as root (su - becomes root), then run this again as yourself:"
        stop "    apt-get update && ${install[*]}"
    fi
    say "Installing system packages: ${missing[*]}"
    as_root+=(DEBIAN_FRONTEND=noninteractive)
    "${as_root[@]}" apt-get update -q >&2 || say "apt-get update did not succeed everywhere; going on with what is known."
    "${as_root[@]}" "${install[@]}" >&2 || stop "apt-get could not install them: see above."
    find_missing "$@"
    [ ${#missing[@]} -eq 0 ] || stop "Still missing after the installation: ${missing[*]}"
}

requirements_stamp() {
    "$venv/bin/python" -c 'import sys; print(sys.version)'
    sha256sum -- "$root/requirements.txt" "$root/bin/requirements.txt" | cut -d' ' -f1
}

python_packages() {
    # Two commands at once must not install into one environment at once; the lock is on a file that is there anyway.
    exec 9<"$root/bin/requirements.txt"
    flock 9
    if ! venv_works; then
        say "Making .venv with $python"
        "$python" -m venv --clear "$venv" || stop "Could not make $venv: see above."
    fi
    local stamp=$venv/.senco-requirements wanted
    wanted=$(requirements_stamp)
    if [ "$(cat -- "$stamp" 2>/dev/null)" != "$wanted" ]; then
        say "Installing Python packages into .venv (the first time this takes some minutes)"
        "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input \
            -r "$root/bin/requirements.txt" >&2 || stop "pip could not install the packages: see above."
        printf '%s\n' "$wanted" >"$stamp"
    fi
    exec 9<&-
}

# set_up [tests]: everything the machine needs; $venv/bin/python is ready afterwards, and CHROMIUM for tests.
set_up() {
    system_packages "$@"
    python_packages
}

# -P keeps modules that happen to lie in the caller's folder out of the way.
senco_local() {
    export PYTHONPATH=$root${PYTHONPATH:+:$PYTHONPATH}
    exec "$venv/bin/python" -P -m senco.local "$@"
}
