/// The data of a page of `report`, read as its script reads them.
#pragma once

#include "formulas/json.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <zlib.h>

namespace brouncker::testing {

/// The bytes of base64, read bit by bit.
inline std::string bytes_of_base64(std::string_view text) {
  const char* const kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text.substr(0, text.find('='))) {
    bits = bits << 6 | static_cast<std::uint32_t>(std::strchr(kDigits, c) - kDigits), count += 6;
    if (count >= 8) count -= 8, bytes += static_cast<char>(bits >> count & 255);
  }
  return bytes;
}

inline std::string inflated(const std::string& bytes) {
  std::string text(50'000'000, '\0');
  uLongf size = text.size();
  REQUIRE(uncompress(reinterpret_cast<Bytef*>(text.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()) ==
          Z_OK);
  text.resize(size);
  return text;
}

class PageData {
 public:
  explicit PageData(std::string html) : html_(std::move(html)), meta_(nlohmann::json::parse(element("meta"))) {}

  const nlohmann::json& meta() const { return meta_; }
  std::vector<std::uint64_t> numbers(const std::string& name) const {
    const nlohmann::json& about = meta_["columns"][name];
    const std::size_t count = about["count"], width = about["width"];
    const std::string bytes = inflated(bytes_of_base64(element("data-" + name)));
    REQUIRE(bytes.size() == count * width);
    std::vector<std::uint64_t> values(count);
    for (std::size_t k = 0; k < width; ++k)
      for (std::size_t i = 0; i < count; ++i) values[i] |= std::uint64_t{static_cast<unsigned char>(bytes[k * count + i])} << 8 * k;
    if (about["steps"])
      for (std::size_t i = 1; i < count; ++i) values[i] = (values[i] + values[i - 1]) & ((std::uint64_t{1} << 8 * width) - 1);
    return values;
  }
  std::vector<std::string> lines(const std::string& name) const {
    std::istringstream text(inflated(bytes_of_base64(element("data-" + name))));
    std::vector<std::string> result;
    for (std::string line; std::getline(text, line);) result.push_back(line);
    CHECK(result.size() == meta_["columns"][name]["count"]);
    return result;
  }

 private:
  std::string element(const std::string& id) const {
    const std::string open = "id=\"" + id + "\">";
    const std::size_t begin = html_.find(open) + open.size();
    return html_.substr(begin, html_.find("</script>", begin) - begin);
  }

  std::string html_;
  nlohmann::json meta_;
};

}  // namespace brouncker::testing
