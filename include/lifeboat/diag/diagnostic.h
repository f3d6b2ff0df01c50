#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/diag/kind.h"
#include "lifeboat/source/span.h"

namespace lifeboat::diag {

enum class LabelRole : std::uint8_t { Primary, Explains };

/// A place and what it adds to the message; an empty text means "look here".
struct Label {
  source::Span span;
  LabelRole role = LabelRole::Primary;
  std::string text;
};

/// Puts `replacement` in the place of the bytes of `span`; an empty span inserts.
struct Edit {
  source::Span span;
  std::string replacement;
};

/// Whether a fix may be made without asking. A safe one changes what was meant by nobody; an unsafe one is
/// probably meant, but changes what runs in a way that somebody should have read.
enum class Applicability : std::uint8_t { Safe, Unsafe };

/// A change of the file that ends the finding. Its edits do not overlap and are made together or not at all.
struct Fix {
  std::string title;  ///< what it does, as an instruction: "set `multi_az` to `true`"
  std::vector<Edit> edits;
  Applicability applicability = Applicability::Safe;
};

/// One thing that is said, as data; src/diag/README.md says how to word it.
struct Diagnostic {
  Kind kind{};
  Severity severity = Severity::Error;
  std::string message;             ///< stands alone: it is all that the short form shows
  std::vector<Label> labels;       ///< the first is the primary one: file, line, column; empty: no place
  std::vector<std::string> notes;  ///< facts, no instructions
  std::vector<std::string> helps;  ///< instructions, no facts
  std::optional<Fix> fix;
};

/// A message's text beside its use; fmt checks the arguments at compile time:
///   static constexpr Def<std::string_view> kUnknownKey{Kind::UnknownKey, "unknown key `{}`"};
template <class... Arguments>
struct Def {
  Kind kind;
  fmt::format_string<const Arguments&...> format;
};

class Sink;

/// Puts a diagnostic together; nothing is said before Report.
///   Build(sink, kUnknownKey, span, key).Help("a similar key exists: `port`").Report();
class [[nodiscard]] Builder {
 public:
  Builder(Sink& sink, Diagnostic diagnostic) : sink_(sink), diagnostic_(std::move(diagnostic)) {}

  Builder&& PrimaryText(std::string text) &&;               ///< what stands beside the carets
  Builder&& Label(source::Span span, std::string text) &&;  ///< a place that explains
  Builder&& Note(std::string text) &&;
  Builder&& Help(std::string text) &&;
  Builder&& Fix(std::optional<diag::Fix> fix) &&;
  /// The same for a builder with a name, to add things under a condition or in a loop.
  Builder& PrimaryText(std::string text) &;
  Builder& Label(source::Span span, std::string text) &;
  Builder& Note(std::string text) &;
  Builder& Help(std::string text) &;
  Builder& Fix(std::optional<diag::Fix> fix) &;
  void Report() &&;

 private:
  Sink& sink_;
  Diagnostic diagnostic_;
};

/// A diagnostic at `span`.
template <class... Arguments>
Builder Build(Sink& sink, const Def<Arguments...>& def, source::Span span,
              const std::type_identity_t<Arguments>&... arguments) {
  Diagnostic diagnostic;
  diagnostic.kind = def.kind;
  diagnostic.severity = Info(def.kind).severity;
  diagnostic.message = fmt::format(def.format, arguments...);
  diagnostic.labels.push_back({span, LabelRole::Primary, ""});
  return {sink, std::move(diagnostic)};
}

/// A diagnostic about no place in a file: what the command line says, a file that cannot be read.
template <class... Arguments>
Builder BuildNowhere(Sink& sink, const Def<Arguments...>& def,
                     const std::type_identity_t<Arguments>&... arguments) {
  Diagnostic diagnostic;
  diagnostic.kind = def.kind;
  diagnostic.severity = Info(def.kind).severity;
  diagnostic.message = fmt::format(def.format, arguments...);
  return {sink, std::move(diagnostic)};
}

}  // namespace lifeboat::diag
