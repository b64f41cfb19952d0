#!/bin/sh
# The Debian package in a fresh system of the release that it was built on: installs, runs, completes, removes, leaves nothing.
#   sh package.sh BUILD WORK        needs root, mmdebstrap, the network; exit code 77 where they are missing
set -eu
build=$1 work=$2
[ "$(id -u)" -eq 0 ] && command -v mmdebstrap >/dev/null || exit 77
. /etc/os-release
rm -rf "$work"; mkdir -p "$work"
(cd "$build" && cpack -G DEB -B "$work" >/dev/null)
root=$work/root
mmdebstrap --variant=minbase --include=man-db "$VERSION_CODENAME" "$root" >"$work/log" 2>&1 || exit 77
cp "$work"/brouncker_*.deb "$root/tmp/brouncker.deb"
cat >"$root/tmp/try.sh" <<'TRY'
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get update -q >/dev/null
apt-get install -y -q --no-install-recommends /tmp/brouncker.deb >/dev/null 2>&1
brouncker eval 2n+1 n^2 --digits 20 | grep -q '4/pi'
for page in $(brouncker help | sed -n '/^Subcommands/,/^$/s/^  \([a-z][a-z]*\)  .*/brouncker-\1/p'); do man -w "$page" >/dev/null; done
bash -c '. /usr/share/bash-completion/completions/brouncker; COMP_WORDS=(brouncker eval --dig); COMP_CWORD=2; _brouncker; [ "${COMPREPLY[*]}" = --digits ]'
dpkg -V brouncker
dpkg --purge brouncker >/dev/null
[ -z "$(find / -xdev -name '*brouncker*' -not -path '/tmp/*' -not -path '/proc/*' -not -path '/var/cache/*')" ]
TRY
chroot "$root" bash /tmp/try.sh
rm -rf "$root"
