#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "blueprint/table/reader.h"
#include "blueprint/table/shape.h"

namespace lifeboat::blueprint {

/// How values of one kind are written: one object a field, made by the functions in codecs/.
template <class T>
struct Codec {
  Shape shape;
  /// Reports what is wrong with `node` and gives nothing.
  std::function<std::optional<T>(const yaml::Node& node, Reader& reader)> decode;
  /// The text that decodes to the value, before YAML's own quoting.
  std::function<std::string(const T& value)> encode;
};

/// What a parser of text has to say about a text that it refuses.
struct Problem {
  std::string observation;  ///< continues "duration `15 minutes` …"
  std::string help;         ///< may be empty
  diag::Kind kind = diag::Kind::MalformedValue;
};

/// Says that `text`, meant as a `type`, has a problem.
void ReportProblem(Reader& reader, source::Span span, std::string_view type, std::string_view text,
                   Problem problem);

/// A value that is written as text and parsed by `parse`, which explains itself when it refuses.
template <class T>
Codec<T> ParsedText(Shape shape,
                    std::function<std::optional<T>(std::string_view text, Problem& problem)> parse,
                    std::function<std::string(const T& value)> encode) {
  const auto decode = [shape, parse = std::move(parse)](const yaml::Node& node,
                                                        Reader& reader) -> std::optional<T> {
    if (node.kind != yaml::NodeKind::Scalar) {
      reader.WrongShape(node, shape.type);
      return std::nullopt;
    }
    Problem problem;
    std::optional<T> value = parse(node.scalar, problem);
    if (!value) {
      ReportProblem(reader, node.span, shape.type, node.scalar, std::move(problem));
      return std::nullopt;
    }
    // Last: quotes are the advice only where they are all that is missing.
    return reader.CheckQuotes(node) ? std::move(value) : std::nullopt;
  };
  return {shape, decode, std::move(encode)};
}

}  // namespace lifeboat::blueprint
