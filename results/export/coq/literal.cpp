// Every negative number stands in parentheses, so that terms can be put together as text.
#include "results/export/coq/literal.hpp"

#include <string_view>

#include <fmt/format.h>

namespace brouncker::coq {
namespace {

/// p x + q.
std::string linear(const Integer& p, const Integer& q, const std::string& x) {
  if (p == 0) return literal(q);
  const std::string product = p == 1 ? x : p == -1 ? "- " + x : literal(p) + " * " + x;
  return q == 0 ? product : fmt::format("{} {} {}", product, q < 0 ? '-' : '+', Integer(abs(q)).str());
}

/// A sum, a product or a quotient, outside of all parentheses; not the application of a function.
bool has_operator(const std::string& term) {
  int depth = 0;
  for (std::size_t i = 0; i < term.size(); ++i) {
    depth += (term[i] == '(') - (term[i] == ')');
    if (depth == 0 && term[i] == ' ' && i + 2 < term.size() && term[i + 2] == ' ' &&
        std::string_view("+-*/").find(term[i + 1]) != std::string_view::npos)
      return true;
  }
  return term.starts_with("- ");
}

/// Without the parentheses around the application of a function.
std::string bare(const std::string& x) {
  if (!x.starts_with('(') || !x.ends_with(')')) return x;
  const std::string inner = x.substr(1, x.size() - 2);
  return has_operator(inner) || inner.starts_with('-') ? x : inner;
}

}  // namespace

std::string literal(const Integer& x) { return x < 0 ? "(" + x.str() + ")" : x.str(); }

std::string literal(const Rational& x) {
  const Integer top = numerator(x), bottom = denominator(x);
  return bottom == 1 ? literal(top) : fmt::format("({} / {})", top.str(), bottom.str());
}

std::string list(const Polynomial& p) {
  std::string text;
  for (const Integer& c : p.ascending()) text += (text.empty() ? "" : "; ") + literal(c);
  return "[" + text + "]%Z";
}

std::string sequence(const Polynomial& p) {
  std::string text;
  for (int power = p.degree(); power >= 0; --power) {
    const Integer c = p.coefficient(power), size = abs(c);
    if (c == 0) continue;
    const std::string n = power == 0 ? "" : power == 1 ? "INR n" : fmt::format("INR n ^ {}", power);
    text += text.empty() ? (c < 0 ? "- " : "") : c < 0 ? " - " : " + ";
    text += n.empty() ? size.str() : size == 1 ? n : size.str() + " * " + n;
  }
  return fmt::format("(fun {} => {})", p.degree() > 0 ? "n" : "_ : nat", text.empty() ? "0" : text);
}

std::string matrix(const Moebius& m) {
  return fmt::format("(MatZ {} {} {} {})", literal(m.p), literal(m.q), literal(m.r), literal(m.s));
}

std::string record(const Growth& g) {
  const std::string numbers = fmt::format("{} {}", literal(g.top), literal(g.bottom));
  const std::string speed[] = {fmt::format("(Geometric {})", numbers), fmt::format("(Power {})", numbers), "Falling",
                               fmt::format("(Rising {} {} {})", list(g.above), literal(g.above_denominator), numbers)};
  return fmt::format("(Growth {} {} {} {})", list(g.bound), literal(g.denominator), g.from,
                     speed[static_cast<std::size_t>(g.speed)]);
}

std::string image(const Moebius& m, const std::string& given) {
  const std::string x = bare(given);
  const auto closed = [](const std::string& term) { return has_operator(term) ? "(" + term + ")" : term; };
  const std::string top = linear(m.p, m.q, x);
  if (m.r == 0 && m.s == 1)
    return top.find(' ') == top.npos || (top.starts_with('(') && !has_operator(top)) ? top : "(" + top + ")";
  return fmt::format("({} / {})", closed(top), m.r == 0 ? literal(m.s) : closed(linear(m.r, m.s, x)));
}

}  // namespace brouncker::coq
