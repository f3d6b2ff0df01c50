#include "lifeboat/blueprint/read.h"

#include "blueprint/check/check.h"
#include "blueprint/derive.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

// Passes everything on and knows whether an error was among it: the caller's sink may hold older ones.
class Watch : public diag::Sink {
 public:
  explicit Watch(diag::Sink& sink) : sink_(sink) {}

  void Report(diag::Diagnostic diagnostic) override {
    failed_ = failed_ || diagnostic.severity == diag::Severity::Error;
    sink_.Report(std::move(diagnostic));
  }
  [[nodiscard]] bool HasErrors() const override { return failed_; }

 private:
  diag::Sink& sink_;
  bool failed_ = false;
};

// What stands at the top of the blueprint and is short enough to underline.
source::Span TopOf(const yaml::Node& document) {
  if (!document.entries.empty()) {
    return document.entries.front().key_span;
  }
  return {document.span.file, document.span.begin, document.span.begin};
}

}  // namespace

std::optional<Blueprint> Read(const yaml::Node& document, diag::Sink& sink) {
  Watch watch(sink);
  Gaps gaps;
  Reader reader(watch, gaps);
  Blueprint blueprint;
  BlueprintSection().Decode(&document, TopOf(document), blueprint, reader);
  Derive(blueprint, gaps, watch);
  Check(blueprint, gaps, watch);
  return watch.HasErrors() ? std::nullopt : std::optional(std::move(blueprint));
}

}  // namespace lifeboat::blueprint
