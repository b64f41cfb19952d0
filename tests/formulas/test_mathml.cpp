#include "formulas/functions.hpp"
#include "formulas/mathml.hpp"
#include "formulas/parse_polynomial.hpp"

#include <doctest/doctest.h>

#include <stack>

namespace brouncker {
namespace {

/// Every tag that is opened is closed, in order.
bool is_balanced(const std::string& xml) {
  std::stack<std::string> open;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    if (end == std::string::npos) return false;
    const std::string tag = xml.substr(at + 1, end - at - 1);
    if (tag.ends_with('/')) continue;
    if (!tag.starts_with('/')) {
      open.push(tag.substr(0, tag.find(' ')));
    } else {
      if (open.empty() || open.top() != tag.substr(1)) return false;
      open.pop();
    }
  }
  return open.empty();
}

TEST_SUITE("formulas/mathml") {
  TEST_CASE("text between tags is escaped") {
    CHECK(xml_escaped("<script>\"a\" & 'b'</script>") == "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
    CHECK(to_mathml(Expression::symbol("<b>")) == "<mi>&lt;b&gt;</mi>");
  }

  TEST_CASE("a polynomial has its signs, powers and coefficients") {
    CHECK(to_mathml(parse_polynomial("-n^2 + 3", "a")) == "<mo>&#8722;</mo><msup><mi>n</mi><mn>2</mn></msup><mo>+</mo><mn>3</mn>");
    CHECK(to_mathml(parse_polynomial("0", "a")) == "<mn>0</mn>");
    CHECK(to_mathml(parse_polynomial("2n", "a")) == "<mn>2</mn><mo>&#8290;</mo><mi>n</mi>");
  }

  TEST_CASE("a continued fraction is nested and ends in dots, or where it terminates") {
    const Pcf brouncker{parse_polynomial("2n+1", "a"), parse_polynomial("n^2", "b")};
    const std::string text = to_mathml(brouncker, 3);
    CHECK(text.starts_with("<mn>1</mn><mo>+</mo><mfrac displaystyle=\"true\"><mrow><mn>1</mn></mrow><mrow><mn>3</mn>"));
    CHECK(text.find("&#8945;") != std::string::npos);
    CHECK(is_balanced(text));
    const std::string terminating = to_mathml(Pcf{parse_polynomial("n", "a"), parse_polynomial("n-2", "b")}, 5);
    CHECK(terminating.find("&#8945;") == std::string::npos);
    CHECK(is_balanced(terminating));
  }

  TEST_CASE("every function of the grammar gives balanced MathML, and brackets where they are needed") {
    for (const FunctionRow& row : functions()) {
      CAPTURE(row.name);
      std::vector<Expression> arguments;
      for (std::size_t i = 0; i < row.arity; ++i) arguments.push_back(parse_expression("1/" + std::to_string(i + 2)));
      const std::string text = to_mathml(Expression::call(row.name, arguments));
      CHECK(is_balanced(text));
      CHECK(text.find('$') == std::string::npos);
      for (std::size_t i = 0; i < row.arity; ++i) CHECK(text.find("<mn>" + std::to_string(i + 2) + "</mn>") != std::string::npos);
    }
    CHECK(to_mathml(parse_expression("2*(1 + pi)")).find("<mo>(</mo><mn>1</mn>") != std::string::npos);
    CHECK(to_mathml(parse_expression("(1 + pi)^2")).find("<mo>(</mo><mn>1</mn>") != std::string::npos);
    CHECK(to_mathml(parse_expression("1 - (2 - pi)")).find("<mo>(</mo><mn>2</mn>") != std::string::npos);
    CHECK(to_mathml(parse_expression("2^(1/3)")).find("<mroot>") != std::string::npos);
    CHECK(to_mathml(parse_expression("2*3")).find("&#183;") != std::string::npos);
    CHECK(to_mathml(parse_expression("2*hyp2f1(1, 1/2, 3/2, 1/4)")).find("&#183;") != std::string::npos);
    CHECK(to_mathml(parse_expression("-2*pi*e")).find("<mo>(</mo>") == std::string::npos);  // -2 pi e
    CHECK(to_mathml(parse_expression("(-2*pi)^2")).find("<mo>(</mo>") != std::string::npos);
    CHECK(to_mathml(parse_expression("1 - (-2*pi)")).find("<mo>(</mo>") != std::string::npos);
  }
}

}  // namespace
}  // namespace brouncker
