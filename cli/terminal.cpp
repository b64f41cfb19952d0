#include "cli/terminal.hpp"

#include <algorithm>

#include <sys/ioctl.h>
#include <unistd.h>

namespace brouncker::cli {
namespace {

constexpr std::size_t kUsual = 80, kLeast = 40;

}  // namespace

std::size_t terminal_width(int descriptor) {
  winsize size{};
  if (isatty(descriptor) == 0 || ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsual;
  return std::max<std::size_t>(size.ws_col, kLeast);
}

}  // namespace brouncker::cli
