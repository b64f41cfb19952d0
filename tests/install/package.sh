#!/bin/sh
# The Debian packages of a build in a fresh system of the release that it was built on.
#   sh package.sh BUILD WORK        needs root, mmdebstrap, the network; exit code 77 where they are missing
set -eu
build=$1 work=$2
. /etc/os-release
rm -rf "$work"; mkdir -p "$work"
(cd "$build" && cpack -G DEB -B "$work" >/dev/null)
exec sh "$(dirname "$0")/try_packages.sh" "$work" "$work" "$VERSION_CODENAME"
