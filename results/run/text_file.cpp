#include "results/run/text_file.hpp"

#include "formulas/error.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fmt/format.h>

namespace brouncker {

std::string read_text_file(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  const auto fail = [&] { throw file_error(fmt::format("{}: cannot be read: {}", path.string(), std::strerror(errno))); };
  if (!file) fail();
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, file.get())) text.append(buffer, size);
  if (std::ferror(file.get())) fail();
  return text;
}

}  // namespace brouncker
