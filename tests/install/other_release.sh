#!/bin/sh
# Another Debian release: the source is built there, and its packages are tried in a fresh system of that release.
#   sh other_release.sh SOURCE WORK SUITE      such as trixie; needs root, mmdebstrap, the network; exit code 77 where they are missing
# About fifteen minutes of CPU time. WORK/build-root is kept: a second call goes on with it.
set -eu
source=$1 work=$2 suite=$3
[ "$(id -u)" -eq 0 ] && command -v mmdebstrap >/dev/null || exit 77
mkdir -p "$work"
root=$work/build-root
packages=cmake,ninja-build,g++,pkg-config,libboost-dev,libgmp-dev,libmpfr-dev,libflint-dev,libtbb-dev,libcli11-dev,nlohmann-json3-dev,libfmt-dev
packages=$packages,libtomlplusplus-dev,libsqlite3-dev,zlib1g-dev,libxxhash-dev,libeigen3-dev,libmimalloc-dev,pybind11-dev,python3-dev,dpkg-dev,file
[ "$suite" = bookworm ] && packages=$packages,libflint-arb-dev
[ -d "$root/usr" ] || mmdebstrap --variant=minbase --include="$packages" "$suite" "$root" >"$work/log" 2>&1 || exit 77
mkdir -p "$root/source" "$work/debs"
(cd "$source" && git archive HEAD) | tar -x -C "$root/source"
chroot "$root" sh -eu -c 'mountpoint -q /proc || mount -t proc proc /proc
  cd /source && cmake -S . -B /build -G Ninja -DCMAKE_BUILD_TYPE=Release -DBROUNCKER_PYTHON=ON -DBROUNCKER_TESTS=OFF >/dev/null
  ninja -C /build -j2 >/tmp/build.log || { tail -40 /tmp/build.log; exit 1; }
  cd /build && rm -rf /debs && cpack -G DEB -B /debs >/dev/null; umount /proc'
cp "$root"/debs/*.deb "$work/debs/"
exec sh "$(dirname "$0")/try_packages.sh" "$work/debs" "$work" "$suite"
