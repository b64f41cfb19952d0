#include "formulas/json.hpp"

#include <string>

#include <doctest/doctest.h>

TEST_SUITE("formulas/json") {
  using brouncker::json_text;
  using brouncker::kMaxJsonDepth;
  using brouncker::read_json;
  using brouncker::read_ordered_json;

  TEST_CASE("what is JSON is read, what is not is refused") {
    CHECK(read_json(R"({"b": [1, 2.5], "a": null})").value() == nlohmann::json{{"b", {1, 2.5}}, {"a", nullptr}});
    CHECK(json_text(read_ordered_json(R"({"b": 1, "a": 2})").value()) == R"({"b":1,"a":2})");
    for (const char* text : {"", "{", "[1,]", "{} {}", "1e999", "[-1e999]", "nul", "\"\xff\""}) {
      CAPTURE(text);
      CHECK(!read_json(text));
      CHECK(!read_ordered_json(text));
    }
    using namespace std::string_literals;
    CHECK(!read_json("[1]\0"s));  // no end of the text, whatever stands behind it
    CHECK(!read_ordered_json("{}\0{}"s));
  }

  TEST_CASE("a key named twice in one object is refused, in two objects it is not") {
    CHECK(!read_json(R"({"a": 1, "a": 1})"));
    CHECK(!read_json(R"([{"x": {"a": 1, "b": 2, "\u0061": 3}}])"));
    CHECK(!read_ordered_json(R"({"a": {"a": 1}, "b": 2, "a": 3})"));
    CHECK(read_json(R"({"a": {"a": [{"a": 1}, {"a": 1}]}, "b": {"a": 1}})"));
  }

  TEST_CASE("depth is bounded, however deep the text is") {
    const auto nested = [](int depth, const std::string& open, const std::string& close) {
      std::string text;
      for (int i = 0; i < depth; ++i) text += open;
      text += "1";
      for (int i = 0; i < depth; ++i) text += close;
      return text;
    };
    CHECK(read_json(nested(kMaxJsonDepth, "[", "]")));
    CHECK(!read_json(nested(kMaxJsonDepth + 1, "[", "]")));
    CHECK(!read_json(nested(300'000, "[", "]")));
    CHECK(!read_json(nested(300'000, "[", "")));
    CHECK(!read_ordered_json(nested(300'000, R"({"a":)", "}")));
  }

  TEST_CASE("bytes that are no UTF-8 are printed as U+FFFD") {
    CHECK(json_text(nlohmann::json("a\xff z")) == "\"a\xef\xbf\xbd z\"");
    CHECK(json_text(nlohmann::ordered_json{{"d", "\xc3("}}) == "{\"d\":\"\xef\xbf\xbd(\"}");
    CHECK(json_text(nlohmann::json{{"a", 1}}, 1) == "{\n \"a\": 1\n}");
  }

  TEST_CASE("of a text that somebody wrote it is said what is wrong, and where") {
    const auto fault = [](const std::string& text) {
      brouncker::JsonFault found;
      CHECK(!read_json(text, found));
      return std::to_string(found.byte) + ": " + found.reason;
    };
    CHECK(fault("[1, 1e999]") == "9: number overflow parsing '1e999'");
    CHECK(fault(R"({"a": 1, "a": 2})") == "11: the key 'a' is there twice");
    CHECK(fault(std::string(500, '[')) == "400: nested deeper than 400");
    CHECK(fault("[1,]").starts_with("3: syntax error while parsing value - unexpected ']'"));
    CHECK(fault("{").starts_with("0: "));
    brouncker::JsonFault none;
    CHECK(read_json("[1]", none).value() == nlohmann::json::array({1}));
  }
}
