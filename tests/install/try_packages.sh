#!/bin/sh
# Debian packages in a fresh system: they install, run, complete, do what the tutorial shows, are removed and leave nothing.
#   sh try_packages.sh DEBS WORK SUITE      needs root, mmdebstrap, the network; exit code 77 where they are missing
set -eu
debs=$1 work=$2 suite=$3 here=$(dirname "$0")
[ "$(id -u)" -eq 0 ] && command -v mmdebstrap >/dev/null || exit 77
root=$work/root
mkdir -p "$work"; rm -rf "$root"
mmdebstrap --variant=minbase --include=man-db,python3-minimal "$suite" "$root" >"$work/log" 2>&1 || exit 77
mkdir "$root/tmp/debs"
cp "$debs"/*brouncker_*.deb "$root/tmp/debs/"
cp "$here/as_printed.py" "$root/tmp/"
cat >"$root/tmp/try.sh" <<'TRY'
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get update -q >/dev/null
apt-get install -y -q --no-install-recommends /tmp/debs/*.deb >/tmp/apt.log 2>&1 || { cat /tmp/apt.log; exit 1; }
brouncker eval 2n+1 n^2 --digits 20 | grep -q '4/pi'
for page in $(brouncker help | sed -n '/^Subcommands/,/^$/s/^  \([a-z][a-z]*\)  .*/brouncker-\1/p'); do man -w "$page" >/dev/null; done
man brouncker | grep -q 'polynomial continued fractions'
bash -c '. /usr/share/bash-completion/completions/brouncker
COMP_WORDS=(brouncker ev); COMP_CWORD=1; _brouncker; [ "${COMPREPLY[*]}" = eval ]
COMP_WORDS=(brouncker eval --dig); COMP_CWORD=2; _brouncker; [ "${COMPREPLY[*]}" = --digits ]'
mkdir /tmp/tutorial
(cd /tmp/tutorial && python3 /tmp/as_printed.py /usr/share/doc/brouncker/doc/TUTORIAL.md)
packages=brouncker
if [ -e /tmp/debs/python3-brouncker_*.deb ]; then
  packages="brouncker python3-brouncker"
  (cd / && python3 -c 'import brouncker; assert brouncker.eval("2n+1", "n^2")["closed_form"]["expression"] == "4/pi"')
fi
dpkg -V $packages
dpkg --purge $packages >/dev/null
[ -z "$(find / -xdev -name '*brouncker*' -not -path '/tmp/*' -not -path '/proc/*' -not -path '/var/cache/*')" ]
echo "$packages: all of it"
TRY
chroot "$root" bash /tmp/try.sh
rm -rf "$root"
