#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "lifeboat/diag/sink.h"
#include "lifeboat/yaml/node.h"

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

inline yaml::Node Scalar(std::string_view text, yaml::ScalarStyle style = yaml::ScalarStyle::Plain) {
  yaml::Node node;
  node.kind = yaml::NodeKind::Scalar;
  node.style = style;
  node.scalar = text;
  return node;
}

// The value, or nothing together with the first complaint.
template <class T>
std::pair<std::optional<T>, std::string> Decode(const Codec<T>& codec, const yaml::Node& node) {
  diag::CollectingSink sink;
  Gaps gaps;
  Reader reader(sink, gaps);
  auto value = codec.decode(node, reader);
  const auto diagnostics = sink.Take();
  EXPECT_EQ(value.has_value(), diagnostics.empty());
  std::string complaint;
  if (!diagnostics.empty()) {
    complaint = diagnostics[0].message;
    for (const std::string& help : diagnostics[0].helps) {
      complaint += " | " + help;
    }
  }
  return {std::move(value), complaint};
}

template <class T>
std::string Complaint(const Codec<T>& codec, std::string_view text) {
  return Decode(codec, Scalar(text)).second;
}

template <class T>
void ExpectRoundTrips(const Codec<T>& codec, std::initializer_list<const char*> texts) {
  for (const char* text : texts) {
    const auto [value, complaint] = Decode(codec, Scalar(text, yaml::ScalarStyle::DoubleQuoted));
    ASSERT_TRUE(value.has_value()) << text << ": " << complaint;
    EXPECT_EQ(codec.encode(*value), text);
  }
}

template <class T>
void ExpectRefused(const Codec<T>& codec, std::initializer_list<const char*> texts) {
  for (const char* text : texts) {
    EXPECT_FALSE(Decode(codec, Scalar(text, yaml::ScalarStyle::DoubleQuoted)).first.has_value()) << text;
  }
}

}  // namespace lifeboat::blueprint
