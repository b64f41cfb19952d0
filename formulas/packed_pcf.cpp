#include "formulas/packed_pcf.hpp"

#include <utility>
#include <vector>

namespace brouncker {
namespace {

void put_count(std::size_t count, std::string& bytes) {
  for (; count >= 128; count >>= 7) bytes += static_cast<char>(count % 128 + 128);
  bytes += static_cast<char>(count);
}
std::size_t take_count(std::string_view& bytes) {
  std::size_t count = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    count += static_cast<std::size_t>(byte % 128) << shift;
    if (byte < 128) return count;
  }
}

void put(const Integer& x, std::string& bytes) {
  const std::size_t length = x == 0 ? 0 : (mpz_sizeinbase(x.backend().data(), 2) + 7) / 8;
  put_count(2 * length + (x < 0), bytes);
  bytes.resize(bytes.size() + length);
  mpz_export(bytes.data() + bytes.size() - length, nullptr, -1, 1, 0, 0, x.backend().data());
}
Integer take(std::string_view& bytes) {
  const std::size_t head = take_count(bytes), length = head / 2;
  Integer x;
  mpz_import(x.backend().data(), length, -1, 1, 0, 0, bytes.data());
  bytes.remove_prefix(length);
  return head % 2 ? Integer(-x) : x;
}

void put(const Polynomial& p, std::string& bytes) {
  put_count(p.ascending().size(), bytes);
  for (const Integer& c : p.ascending()) put(c, bytes);
}
Polynomial take_polynomial(std::string_view& bytes) {
  std::vector<Integer> ascending(take_count(bytes));
  for (Integer& c : ascending) c = take(bytes);
  return Polynomial(std::move(ascending));
}

}  // namespace

void pack(const Pcf& pcf, std::string& bytes) {
  put(pcf.a, bytes);
  put(pcf.b, bytes);
}

Pcf unpacked(std::string_view bytes) {
  Polynomial a = take_polynomial(bytes);
  return {std::move(a), take_polynomial(bytes)};
}

}  // namespace brouncker
