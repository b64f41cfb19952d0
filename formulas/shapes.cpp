#include "formulas/shapes.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {
namespace {

constexpr std::string_view kAccepted = "accepted is such as shape(4; 0, 1/2, 1/3), even_shape(4; 0, 1/2) or symmetric(3; A, B)";
constexpr std::int64_t kLargestDenominator = 1000;

/// "name(degree; argument, ...)" somewhere in a text.
struct Call {
  std::size_t begin = 0, end = 0;
  int degree = 0;
  std::vector<std::string> arguments;
};

[[noreturn]] void refuse(std::string_view what, std::string_view shown, std::string_view reason) {
  throw input_error(fmt::format("{}: {}: {}; {}", what, text::quoted(shown), reason, kAccepted));
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  int depth = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] == '(') ++depth;
    if (i < list.size() && list[i] == ')') --depth;
    if (i < list.size() && (list[i] != ',' || depth > 0)) continue;
    parts.emplace_back(text::trimmed(list.substr(start, i - start)));
    start = i + 1;
  }
  return parts;
}

/// The first call of this name; nullopt where there is none.
std::optional<Call> find_call(std::string_view source, std::string_view name, std::string_view what) {
  for (std::size_t at = source.find(name); at != source.npos; at = source.find(name, at + 1)) {
    if (at > 0 && (text::is_letter(source[at - 1]) || text::is_digit(source[at - 1]))) continue;
    std::size_t open = at + name.size();
    while (open < source.size() && text::is_space(source[open])) ++open;
    if (open >= source.size() || source[open] != '(') continue;
    std::size_t end = open;
    for (int depth = 0; end < source.size(); ++end) {
      if (source[end] == '(') ++depth;
      if (source[end] == ')' && --depth == 0) break;
    }
    const std::string_view whole = source.substr(at, end + 1 - at), inside = source.substr(open + 1, end - open - 1);
    if (end == source.size()) refuse(what, whole, "the parenthesis is never closed");
    const std::size_t semicolon = inside.find(';');
    if (semicolon == inside.npos) refuse(what, whole, "no semicolon after the degree");
    const auto degree = text::to_int64(text::trimmed(inside.substr(0, semicolon)));
    if (!degree || *degree < 1 || *degree > kMaxDegree)
      refuse(what, whole, fmt::format("the degree is not an integer of 1 to {}", kMaxDegree));
    return Call{at, end + 1, static_cast<int>(*degree), split(inside.substr(semicolon + 1))};
  }
  return std::nullopt;
}

/// All linear factors q n - u with 0 < u < q prime to q, or n; even ones are q^2 n^2 - u^2 with 0 < u <= q/2.
struct RootClass {
  std::int64_t denominator = 1;
  int degree = 1;
  std::string factors;
};

RootClass root_class(const std::string& root, bool is_even, std::string_view what) {
  const std::size_t slash = root.find('/');
  const auto u = text::to_int64(text::trimmed(std::string_view(root).substr(0, slash)));
  const auto q =
      slash == root.npos ? std::optional<std::int64_t>(1) : text::to_int64(text::trimmed(std::string_view(root).substr(slash + 1)));
  if (!u || !q || *u < 0 || *q < 1 || *u >= *q || std::gcd(*u, *q) != 1)
    refuse(what, root, "a root is 0 or a fraction in lowest terms between 0 and 1");
  if (*q > kLargestDenominator) refuse(what, root, fmt::format("the denominator exceeds {}", kLargestDenominator));
  RootClass result{*q, 0, {}};
  for (std::int64_t v = 0; v < *q; ++v) {
    if (std::gcd(v, *q) != 1 || (is_even && 2 * v > *q)) continue;
    if (is_even && *q > 1) {
      result.factors += fmt::format("{}({}*n^2 - {})", result.degree == 0 ? "" : "*", *q * *q, v * v);
      result.degree += 2;
      continue;
    }
    result.factors += (result.degree++ == 0 ? "" : "*") + (*q == 1 ? std::string("n") : fmt::format("({}*n - {})", *q, v));
  }
  return result;
}

void add_products(const std::vector<RootClass>& classes, std::size_t next, int degree, const std::string& so_far,
                  std::vector<std::string>& all) {
  if (next == classes.size()) {
    if (degree == 0) all.push_back(so_far);
    return;
  }
  for (int k = degree / classes[next].degree; k >= 0; --k) {
    const std::string power = k == 0 ? "" : fmt::format("{}({})^{}", so_far.empty() ? "" : "*", classes[next].factors, k);
    add_products(classes, next + 1, degree - k * classes[next].degree, so_far + power, all);
    if (all.size() > kMostShapes) return;
  }
}

std::vector<std::string> products(const Call& call, bool is_even, std::string_view whole, std::string_view what) {
  if (is_even && call.degree % 2 != 0) refuse(what, whole, "the degree of an even shape is even");
  std::vector<RootClass> classes;
  for (const std::string& root : call.arguments) {
    RootClass next = root_class(root, is_even, what);
    for (const RootClass& other : classes)
      if (other.denominator == next.denominator)
        refuse(what, whole,
               fmt::format("the denominator {} occurs twice, and conjugate roots come by themselves", next.denominator));
    classes.push_back(std::move(next));
  }
  std::vector<std::string> all;
  add_products(classes, 0, call.degree, "", all);
  if (all.empty()) refuse(what, whole, fmt::format("no product of degree {} has these roots with their conjugates", call.degree));
  if (all.size() > kMostShapes) refuse(what, whole, fmt::format("more than {} shapes", kMostShapes));
  for (std::string& product : all) product = "(" + product + ")";
  return all;
}

std::string symmetric(const Call& call, std::string_view whole, std::string_view what) {
  const int k = call.degree / 2;
  if (static_cast<int>(call.arguments.size()) != k + 1)
    refuse(what, whole, fmt::format("degree {} takes {} coefficients", call.degree, k + 1));
  std::string sum;
  for (int i = 0; i <= k; ++i) {
    const std::string& coefficient = call.arguments[static_cast<std::size_t>(i)];
    if (coefficient.empty()) refuse(what, whole, "a coefficient is missing");
    sum += fmt::format("{}({})*(n^2 + n)^{}", i == 0 ? "" : " + ", coefficient, k - i);
  }
  return call.degree % 2 == 0 ? "(" + sum + ")" : "((2*n + 1)*(" + sum + "))";
}

}  // namespace

std::vector<std::string> expanded_shapes(std::string_view source, std::string_view what) {
  std::vector<std::string> done, open = {std::string(source)};
  while (!open.empty()) {
    std::vector<std::string> next;
    for (const std::string& each : open) {
      const auto replaced = [&](const Call& found, const std::string& by) {
        return each.substr(0, found.begin) + by + each.substr(found.end);
      };
      bool is_even = false;
      auto call = find_call(each, "shape", what);
      if (!call) is_even = (call = find_call(each, "even_shape", what)).has_value();
      if (call) {
        for (const std::string& product : products(*call, is_even, each.substr(call->begin, call->end - call->begin), what))
          next.push_back(replaced(*call, product));
      } else if (const auto same = find_call(each, "symmetric", what)) {
        next.push_back(replaced(*same, symmetric(*same, each.substr(same->begin, same->end - same->begin), what)));
      } else {
        done.push_back(each);
      }
      if (next.size() + done.size() > kMostShapes) refuse(what, source, fmt::format("more than {} templates", kMostShapes));
    }
    open = std::move(next);
  }
  return done;
}

}  // namespace brouncker
